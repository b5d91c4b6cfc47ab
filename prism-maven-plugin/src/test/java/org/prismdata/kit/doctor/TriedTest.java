package org.prismdata.kit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on the doctor says what {@code breakages.yaml} has, no more and no less. */
class TriedTest {
    private static final String HEADING = "## What was tried\n";

    @Test
    void thePageHasIt() throws IOException {
        String page = Files.readString(Path.of("../site/src/site/markdown/how-to/doctor.md"));
        Path written = Files.writeString(Path.of("target", "what-was-tried.md"), section());

        assertThat(page.substring(page.indexOf(HEADING)))
                .as("the page's last section; that which it is to be is in " + written.toAbsolutePath())
                .isEqualTo(section());
    }

    @Test
    void eachCheckIsTried() {
        Set<String> tried = Breakage.all().stream().map(Breakage::check).collect(Collectors.toSet());

        assertThat(Checks.ALL)
                .extracting(Check::name)
                .filteredOn(name -> !tried.contains(name))
                .allSatisfy(
                        name -> assertThat(Breakage.<String>table("notTried").toString())
                                .contains("`" + name + "`"));
    }

    @Test
    void theCasesAreThere() {
        assertThat(Breakage.<Map<String, Object>>table("cases"))
                .allSatisfy(row -> assertThat(Path.of("../it/src/it", String.valueOf(row.get("case")), "README.md"))
                        .exists());
    }

    private static String section() {
        StringBuilder text = new StringBuilder(HEADING).append("""

                Each run of the kit's tests makes a machine of namespaces for each of these lines, with a Podman of its own, breaks it that
                way, and lets the doctor look: it has to find this, and may complain of nothing that does not come of it. Where it says so,
                the fix was done then, and all was in order. `prism:start` was run where it can't work, and its message has to be the
                doctor's.

                | Check | What was broken | Fix | `prism:start` |
                |---|---|---|---|
                """);
        for (Breakage breakage : Breakage.all()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            breakage.check(), breakage.how(), fix(breakage), breakage.start() ? "says the same" : ""));
        }
        text.append("\nWhole builds prove, in the cases of `it/src/it`:\n\n");
        Breakage.<Map<String, Object>>table("cases")
                .forEach(row -> text.append("- %s (`%s`)\n".formatted(row.get("how"), row.get("case"))));
        text.append("\nSeen by hand only: ").append(all("byHand"));
        text.append(".\n\nNot tried on a real system, only in unit tests: ").append(all("notTried"));
        return text.append(".\n").toString();
    }

    private static String fix(Breakage breakage) {
        if (breakage.fix().isEmpty() || !breakage.still().isEmpty()) {
            return "";
        }
        return breakage.fix().equals("safe") ? "by `-Dprism.fix`" : "done by hand";
    }

    private static String all(String key) {
        List<String> texts = Breakage.table(key);
        return texts.stream().collect(Collectors.joining("; "));
    }
}
