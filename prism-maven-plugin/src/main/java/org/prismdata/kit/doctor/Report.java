package org.prismdata.kit.doctor;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All findings.
 *
 * @param findings in the order of the checks
 */
public record Report(List<Finding> findings) {
    private static final int FORMAT = 1;
    private static final String INDENT = " ".repeat(28);

    public Report {
        findings = List.copyOf(findings);
    }

    /** Where the lines of a report go. */
    public interface Lines {
        void ordinary(String line);

        void warning(String line);

        void failure(String line);
    }

    /** Writes it for people: what is in order in a line, all else with its reason and its fix. */
    public void print(Lines lines) {
        for (Finding finding : findings) {
            Consumer<String> line = switch (finding.status()) {
                case OK, NOTE -> lines::ordinary;
                case WARNING -> lines::warning;
                case FAILURE -> lines::failure;
            };
            line.accept(String.format(
                    Locale.ROOT, "%-8s %-17s %s", finding.status().word(), finding.check(), finding.found()));
            if (finding.status() != Status.OK) {
                indented("why: ", finding.why(), line);
                indented(
                        "fix: ",
                        finding.fix() + (finding.safe() ? "\nsafe: mvn prism:doctor -Dprism.fix does it" : ""),
                        line);
            }
        }
        lines.ordinary(summary());
    }

    private static void indented(String mark, String text, Consumer<String> line) {
        List<String> all = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < all.size(); i++) {
            line.accept(INDENT.substring(1) + (i == 0 ? mark : " ".repeat(mark.length())) + all.get(i));
        }
    }

    /** How many ended how. */
    public String summary() {
        return count(Status.OK) + " in order, " + plural(Status.NOTE, "note") + ", " + plural(Status.WARNING, "warning")
                + ", " + plural(Status.FAILURE, "failure");
    }

    private String plural(Status status, String word) {
        long count = count(status);
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private long count(Status status) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }

    /** What a script would fail over; empty if all works. */
    public List<Finding> failures() {
        return findings.stream()
                .filter(finding -> finding.status() == Status.FAILURE)
                .toList();
    }

    /** All that is safe to do, each once. */
    public List<Repair> repairs() {
        return findings.stream()
                .flatMap(finding -> finding.repairs().stream())
                .distinct()
                .toList();
    }

    /** The names of the checks that failed. */
    public String failed() {
        return failures().stream().map(Finding::check).distinct().collect(Collectors.joining(", "));
    }

    /** @param pretty whether in many lines, rather than in one */
    public String json(boolean pretty) {
        JsonObject report = new JsonObject();
        report.addProperty("format", FORMAT);
        for (Status status : Status.values()) {
            report.addProperty(status.name().toLowerCase(Locale.ROOT), count(status));
        }
        JsonArray all = new JsonArray();
        for (Finding finding : findings) {
            JsonObject one = new JsonObject();
            one.addProperty("check", finding.check());
            one.addProperty("status", finding.status().name().toLowerCase(Locale.ROOT));
            one.addProperty("found", finding.found());
            one.addProperty("why", finding.why());
            one.addProperty("fix", finding.fix());
            one.addProperty("safe", finding.safe());
            all.add(one);
        }
        report.add("findings", all);
        GsonBuilder builder = new GsonBuilder().disableHtmlEscaping();
        Gson gson = (pretty ? builder.setPrettyPrinting() : builder).create();
        return gson.toJson(report);
    }
}
