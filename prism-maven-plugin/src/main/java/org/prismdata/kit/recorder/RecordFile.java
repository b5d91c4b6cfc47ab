package org.prismdata.kit.recorder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one test JVM has recorded.
 *
 * @param file where it was written down
 * @param clock what its {@link System#nanoTime()} was at {@code epochMillis}
 * @param epochMillis the time of day at that moment
 * @param tests in the order in which they ended
 */
public record RecordFile(Path file, long clock, long epochMillis, List<RecordedTest> tests) {
    /** The system property of a test JVM that is to record: how the names of its files begin. */
    public static final String PROPERTY = "prism.recorder.files";
    /** What is behind that and the number of the JVM's process. */
    public static final String SUFFIX = ".tests";

    private static final String HEAD = "prism-tests-1";
    private static final long NANOS_OF_MILLI = 1_000_000;

    public RecordFile {
        tests = List.copyOf(tests);
    }

    /**
     * How the names of the files begin that the test JVMs of a goal write.
     *
     * @param execution its id in the POM
     */
    public static Path beginning(Path folder, String goal, String execution) {
        // What separates is in neither, else one name could be the beginning of another.
        return folder.resolve(goal + "." + execution.replaceAll("[^A-Za-z0-9_-]", "_") + ".");
    }

    /** The file that this JVM is to write; empty for none. */
    static Optional<Path> wanted() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(beginning -> Path.of(beginning + ProcessHandle.current().pid() + SUFFIX));
    }

    static void append(Path file, List<RecordedTest> tests) throws IOException {
        Files.createDirectories(file.getParent());
        List<String> lines = new ArrayList<>();
        lines.add(HEAD + "\t" + System.nanoTime() + "\t" + System.currentTimeMillis());
        tests.forEach(test -> lines.add(test.line()));
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Those that the test JVMs of one goal have written, whose names begin like this. */
    public static List<RecordFile> readAll(Path beginning) throws IOException {
        List<RecordFile> all = new ArrayList<>();
        if (Files.isDirectory(beginning.getParent())) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(beginning.getParent(), beginning.getFileName() + "*" + SUFFIX)) {
                for (Path file : files) {
                    read(file).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** Empty if it holds none. */
    private static Optional<RecordFile> read(Path file) throws IOException {
        List<RecordedTest> tests = new ArrayList<>();
        String[] head = {};
        for (String line : Files.readAllLines(file)) {
            // One for each time that the JVM has run tests; its clock goes on.
            if (line.startsWith(HEAD)) {
                head = line.split("\t");
            } else {
                tests.add(RecordedTest.of(line));
            }
        }
        return head.length == 0
                ? Optional.empty()
                : Optional.of(new RecordFile(file, Long.parseLong(head[1]), Long.parseLong(head[2]), tests));
    }

    /** What this JVM's clock has shown at a time of day in milliseconds. */
    public long nanos(long millis) {
        return clock + (millis - epochMillis) * NANOS_OF_MILLI;
    }

    /** The time of day, in milliseconds, of a moment that this JVM's clock has shown. */
    public long epochMillis(long nanos) {
        return epochMillis + (nanos - clock) / NANOS_OF_MILLI;
    }
}
