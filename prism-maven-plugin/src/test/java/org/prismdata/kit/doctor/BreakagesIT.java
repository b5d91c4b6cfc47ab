package org.prismdata.kit.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks a machine in each way that {@code breakages.yaml} has, and looks what the doctor finds, and whether its fix helps. */
@Execution(ExecutionMode.CONCURRENT)
class BreakagesIT {
    private static final String IMAGE = """
            mkdir -p /tmp/image/bin && cp /usr/bin/busybox /tmp/image/bin/ && ln -s busybox /tmp/image/bin/httpd &&
            tar -C /tmp/image -c . | podman import --quiet - localhost/cache:1 &&
            podman system migrate
            """;
    private static final String JAVA = System.getProperty("java.home");

    @TempDir
    private static Path folder;

    private static Set<String> notWellAnyway;
    private static List<String> jvm;
    private static OddRegistries registries;

    /** One finding, as a script gets it. */
    private record Told(String check, String status, String found, String why, String fix, boolean safe) {
        String all() {
            return found + "\n" + why + "\n" + fix;
        }
    }

    @BeforeAll
    static void lookAtASoundMachine() throws IOException, GeneralSecurityException {
        registries = new OddRegistries(folder);
        try (SandboxMachine machine = new SandboxMachine()) {
            List<String> archive = archive();
            jvm = with(archive, "-XX:ArchiveClassesAtExit=");
            List<Told> findings = findings(goals(machine, "", "", "doctor", List.of()), 0);
            jvm = with(archive, "-XX:SharedArchiveFile=");
            assertThat(findings)
                    .filteredOn(told -> told.status().equals("failure"))
                    .isEmpty();
            notWellAnyway = notWell(findings);
        }
    }

    /**
     * What the doctor's JVM is started with: its classes, which the first one archives, as can be done with jars only. Machines
     * cover some folders with their own, and have what is there below {@code /mnt}.
     */
    private static List<String> archive() throws IOException {
        Path jar = folder.resolve("doctor.jar");
        String program = DoctorProgram.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = DoctorProgram.class.getClassLoader().getResourceAsStream(program)) {
            out.putNextEntry(new JarEntry(program));
            in.transferTo(out);
        }
        String jars = Stream.concat(
                        Stream.of(jar),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of)
                                .filter(Files::isRegularFile))
                .map(file -> "/mnt" + file.toAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                "/mnt" + folder.resolve("doctor.jsa"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jars);
    }

    private static List<String> with(List<String> archive, String option) {
        List<String> options = new ArrayList<>(archive);
        options.set(0, option + archive.get(0));
        return options;
    }

    @AfterAll
    static void end() throws IOException {
        registries.close();
    }

    static List<Breakage> breakages() {
        // Those with a word, for who works on them.
        String word = System.getProperty("breakage", "");
        return Breakage.all().stream()
                .filter(one -> one.toString().contains(word))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void isFound(Breakage breakage) throws IOException {
        assumeThat(home(breakage.java())).as("JAVA_HOME_" + breakage.java()).isNotNull();
        List<String> options =
                breakage.options().stream().map(registries::filled).toList();
        List<String> words = breakage.says().stream().map(registries::filled).toList();
        try (SandboxMachine machine = new SandboxMachine()) {
            if (breakage.image()) {
                SandboxMachine.must(machine.asUser(IMAGE));
            }
            if (!breakage.before().isEmpty()) {
                goals(
                        machine,
                        "",
                        "",
                        breakage.before().get(0),
                        breakage.before().subList(1, breakage.before().size()));
            }
            SandboxMachine.must(machine.asUser("set -e\n" + breakage.user()));
            SandboxMachine.must(machine.asRoot(breakage.root(), JAVA));

            boolean safe = breakage.fix().equals("safe");
            String goals = "doctor" + (breakage.start() ? ",start" : "") + (safe ? ",fix" : "");

            List<String> output = goals(machine, breakage.java(), breakage.shell(), goals, options);

            List<Told> findings = findings(output, 0);
            Told told = findings.stream()
                    .filter(one -> one.check().equals(breakage.check()))
                    .filter(one ->
                            one.status().equalsIgnoreCase(breakage.status().name()))
                    .filter(one -> one.all().contains(words.get(0)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not found: " + breakage + lines(findings)));
            assertThat(told.all()).contains(words);
            assertThat(told.safe()).as(told.toString()).isEqualTo(safe);
            assertThat(besides(findings, breakage.check(), breakage.also()))
                    .as(breakage + ": what else is not well" + lines(findings))
                    .isEmpty();
            if (breakage.start()) {
                String start = spaced(String.join("\n", output));
                assertThat(start).contains("failed: " + spaced(told.found()));
                start = start.substring(start.indexOf("failed: "));
                assertThat(start).contains(spaced(told.why()), spaced(told.fix()));
            }
            if (!breakage.fix().isEmpty()) {
                List<Told> after = findings(
                        safe
                                ? output
                                : goals(
                                        machine,
                                        breakage.java(),
                                        breakage.shell() + "\nFIX=" + quoted(told.fix()) + "\n" + breakage.fix(),
                                        "doctor",
                                        options),
                        safe ? 1 : 0);
                assertThat(besides(after, "", breakage.still()))
                        .as(breakage + ": what its fix has not put right" + lines(after))
                        .isEmpty();
                assertThat(machine.asUser(breakage.then()).exitCode())
                        .as(breakage.then())
                        .isZero();
            }
        }
    }

    /** @param number which of the reports that were printed */
    private static List<Told> findings(List<String> output, int number) {
        String report = output.stream()
                .filter(line -> line.startsWith("{"))
                .skip(number)
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", output)));
        Gson gson = new Gson();
        return gson.fromJson(report, JsonObject.class).getAsJsonArray("findings").asList().stream()
                .map(finding -> gson.fromJson(finding, Told.class))
                .toList();
    }

    /**
     * @param java the JDK's version; empty for that of the build
     * @param shell what is done in the shell before, which may change the arguments that are the command
     */
    private static List<String> goals(
            SandboxMachine machine, String java, String shell, String goals, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(home(java) + "/bin/java"));
        // The archive is one of the build's own JDK.
        command.addAll(java.isEmpty() ? jvm : jvm.subList(1, jvm.size()));
        command.addAll(List.of(DoctorProgram.class.getName(), goals));
        command.addAll(options);
        return SandboxMachine.must(machine.asUser(shell + "\nexec \"$@\"", command.toArray(String[]::new)))
                .output()
                .lines()
                .toList();
    }

    /** Null for a JDK that is not the build's, and that nobody has said where it is. */
    private static String home(String java) {
        return java.isEmpty() ? JAVA : System.getenv("JAVA_HOME_" + java);
    }

    private static Set<String> besides(List<Told> findings, String check, List<String> others) {
        Set<String> names = notWell(findings);
        names.removeAll(notWellAnyway);
        names.remove(check);
        names.removeAll(others);
        return names;
    }

    private static Set<String> notWell(List<Told> findings) {
        return findings.stream()
                .filter(told -> !told.status().equals("ok"))
                .map(Told::check)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lines(List<Told> findings) {
        return findings.stream().map(told -> "\n  " + told).collect(Collectors.joining());
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
