import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Writes a source file and waits for what a program says of its tests, again and again.
 *
 * <p>{@code watch PROJECT FILE ROUNDS COMMAND…}: the command stays up and is {@code prism:watch}. {@code other FIRST READY
 * DONE PROJECT FILE ROUNDS COMMAND…}: it stays up, and regular expressions say which of its lines is the result and which
 * the end. {@code once PROJECT FILE ROUNDS COMMAND…}: the command runs anew each time. Each prints one row of a table.
 * {@code cycles PROJECT FILE ROUNDS COMMAND…} prints a row of memory each hundred saves. {@code large FOLDER} writes a
 * project of 300 classes.
 */
public final class WatchBench {
    /** Milliseconds between a result and the next save: nobody saves at once again, and the program may still tidy up. */
    private static final int PAUSE = 300;

    private static final int WARM_UP = 10;
    private static final int LIMIT_SECONDS = 120;

    private static final String ENDED = "(it has ended)";
    private static final int LAST_LINES = 60;
    // Says that a save has broken something, so that what is waited for may never come.
    private static final Pattern BROKEN = Pattern.compile("tests? failed|compile error|BUILD FAILURE");

    private final List<String> arguments;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private WatchBench(List<String> arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        switch (all.get(0)) {
            case "watch" ->
                new WatchBench(all.subList(1, all.size()))
                        .staying("affected: |failed before: ", " passed$", "^(\\[INFO\\] )?\\d+ tests? passed$", PAUSE);
            case "other" ->
                // Quarkus says nothing where it would say the same again, and what it says has the second in it.
                new WatchBench(all.subList(4, all.size())).staying(all.get(1), all.get(2), all.get(3), 4 * PAUSE);
            case "once" -> new WatchBench(all.subList(1, all.size())).once();
            case "cycles" -> new WatchBench(all.subList(1, all.size())).cycles();
            case "large" -> large(Path.of(all.get(1)));
            default -> throw new IllegalArgumentException(all.get(0));
        }
    }

    private void staying(String first, String ready, String done, int pause) throws Exception {
        Process process = start();
        try (Edited file = edited()) {
            await(Pattern.compile(ready));
            List<Double> results = new ArrayList<>();
            List<Double> lasts = new ArrayList<>();
            List<Double> ends = new ArrayList<>();
            for (int round = -WARM_UP; round < rounds(); round++) {
                Thread.sleep(pause);
                lines.clear();
                seen.clear();
                long saved = System.nanoTime();
                file.edit(round);
                double result = await(Pattern.compile(first), saved);
                double last = result;
                String line = seen.get(seen.size() - 1);
                while (!Pattern.compile(done).matcher(line).find()) {
                    last = Pattern.compile(first).matcher(line).find() ? (System.nanoTime() - saved) / 1e6 : last;
                    line = next();
                }
                if (round >= 0) {
                    results.add(result);
                    lasts.add(last);
                    ends.add((System.nanoTime() - saved) / 1e6);
                }
            }
            System.out.println(row(results) + " | " + middle(lasts) + " | " + middle(ends) + " |");
        } finally {
            end(process);
        }
    }

    private void once() throws Exception {
        List<Double> ends = new ArrayList<>();
        try (Edited file = edited()) {
            for (int round = -1; round < rounds(); round++) {
                long saved = System.nanoTime();
                file.edit(round);
                Process process = start();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(String.join("\n", lines));
                }
                if (round >= 0) {
                    ends.add((System.nanoTime() - saved) / 1e6);
                }
            }
        }
        System.out.println(row(ends) + " | " + middle(ends) + " | " + middle(ends) + " |");
    }

    private void cycles() throws Exception {
        Process process = start();
        System.out.println("| saves | Maven's JVM, MB | test JVM, MB | its heap in use, MB | its metaspace, MB | result, ms |");
        System.out.println("|---|---|---|---|---|---|");
        try (Edited file = edited()) {
            await(Pattern.compile(" passed$"));
            List<Double> results = new ArrayList<>();
            for (int round = 1; round <= rounds(); round++) {
                Thread.sleep(50);
                lines.clear();
                seen.clear();
                long saved = System.nanoTime();
                file.edit(round);
                results.add(await(Pattern.compile("affected: |failed before: "), saved));
                await(Pattern.compile("^(\\[INFO\\] )?\\d+ tests? passed$"), saved);
                if (round == 10 || round % 100 == 0) {
                    System.out.println(memory(process, round) + " | " + middle(results) + " |");
                    results.clear();
                }
            }
        } finally {
            end(process);
        }
    }

    /** The test JVM is the child that has run longest. */
    private static String memory(Process process, int round) throws Exception {
        ProcessHandle maven = process.toHandle();
        ProcessHandle tests = maven.descendants()
                .filter(child -> isTestJvm(child.pid()))
                .min((one, other) -> one.info()
                        .startInstant()
                        .orElseThrow()
                        .compareTo(other.info().startInstant().orElseThrow()))
                .orElseThrow();
        ProcessBuilder jstat = new ProcessBuilder("jstat", "-gc", Long.toString(tests.pid()));
        Process statistics = jstat.start();
        List<String> table =
                new String(statistics.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        List<String> names = List.of(table.get(0).strip().split("\\s+"));
        List<String> values = List.of(table.get(1).strip().split("\\s+"));
        double heap = 0;
        for (String name : List.of("S0U", "S1U", "EU", "OU")) {
            heap += Double.parseDouble(values.get(names.indexOf(name)).replace("-", "0"));
        }
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %.0f | %.0f",
                round,
                resident(maven),
                resident(tests),
                heap / 1024,
                Double.parseDouble(values.get(names.indexOf("MU"))) / 1024);
    }

    /** What the JDK tells of a command line ends too early. */
    private static boolean isTestJvm(long process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/cmdline")).contains("worker.TestWorker");
        } catch (IOException e) {
            // It has ended meanwhile.
            return false;
        }
    }

    private static long resident(ProcessHandle process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** A file that is another in each round, and at the end what it was. */
    private record Edited(Path path, String before) implements AutoCloseable {
        void edit(int round) throws IOException {
            int end = before.lastIndexOf('}');
            Files.writeString(path, before.substring(0, end) + "\n    static int edited() { return " + round + "; }\n}\n");
        }

        @Override
        public void close() throws IOException {
            Files.writeString(path, before);
        }

        void restore() {
            try {
                close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Edited edited() throws IOException {
        Path path = Path.of(arguments.get(0), arguments.get(1));
        Edited file = new Edited(path, Files.readString(path));
        Runtime.getRuntime().addShutdownHook(new Thread(file::restore));
        return file;
    }

    private int rounds() {
        return Integer.parseInt(arguments.get(2));
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(arguments.subList(3, arguments.size()))
                .directory(new File(arguments.get(0)))
                .redirectErrorStream(true)
                .start();
        // A time limit around this program would else leave the command running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
        Thread reader = new Thread(() -> read(process));
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    private void read(Process process) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
            lines.add(ENDED);
        } catch (IOException e) {
            return;
        }
    }

    private static void end(Process process) throws Exception {
        if (process.isAlive()) {
            try (Writer keys = process.outputWriter()) {
                keys.write("q\n");
            }
        }
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void await(Pattern wanted) throws InterruptedException {
        await(wanted, System.nanoTime());
    }

    /** Returns the milliseconds since a time. */
    private double await(Pattern wanted, long since) throws InterruptedException {
        while (!wanted.matcher(next()).find()) {
            continue;
        }
        return (System.nanoTime() - since) / 1e6;
    }

    private String next() throws InterruptedException {
        String line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw stopped("no line for " + LIMIT_SECONDS + " s");
        }
        if (line.equals(ENDED)) {
            throw stopped("it has ended");
        }
        seen.add(line);
        if (BROKEN.matcher(line).find()) {
            throw stopped("a save has broken something");
        }
        return line;
    }

    private IllegalStateException stopped(String why) {
        return new IllegalStateException(why + "; its last lines since the save:\n"
                + String.join("\n", seen.subList(Math.max(0, seen.size() - LAST_LINES), seen.size())));
    }

    private static String row(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.0f | %.0f | %.0f",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() * 9 / 10));
    }

    private static String middle(List<Double> times) {
        return String.format(Locale.ROOT, "%.0f", times.stream().sorted().toList().get(times.size() / 2));
    }

    /** 200 classes in chains of ten, and 100 test classes with three tests, each of which calls a whole chain. */
    private static void large(Path folder) throws IOException {
        for (int number = 0; number < 200; number++) {
            String next = number % 10 == 9 ? "number" : "new C" + (number + 1) + "().sum(number) + 1";
            write(
                    folder.resolve("src/main/java/org/acme/C" + number + ".java"),
                    "package org.acme;\n\npublic class C" + number + " {\n    public int sum(int number) {\n        return "
                            + next + ";\n    }\n}\n");
        }
        for (int number = 0; number < 100; number++) {
            StringBuilder tests = new StringBuilder();
            for (int test = 0; test < 3; test++) {
                tests.append("    @Test\n    void adds" + test + "() {\n        assertEquals(" + (9 + test) + ", new C"
                        + number / 5 * 10 + "().sum(" + test + "));\n    }\n");
            }
            write(
                    folder.resolve("src/test/java/org/acme/C" + number + "Test.java"),
                    "package org.acme;\n\nimport static org.junit.jupiter.api.Assertions.assertEquals;\n\n"
                            + "import org.junit.jupiter.api.Test;\n\nclass C" + number + "Test {\n" + tests + "}\n");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
