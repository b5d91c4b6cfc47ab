package org.prismdata.kit.recorder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When each thread of a test JVM has loaded which class, as the JVM itself logs it.
 *
 * @param loads by the number of their thread, in the order in which they were
 */
public record ClassLoads(Map<Long, List<Load>> loads) {
    private static final Pattern UNFIT = Pattern.compile("[%\"']");
    private static final String SUFFIX = ".classes";
    /** Between two classes that a thread loads for one cause passes less; if it is more it did something else. */
    private static final long LONGEST_GAP = 5_000_000;

    /**
     * A class that is loaded now.
     *
     * @param time nanoseconds of {@link System#nanoTime()} in the test JVM
     */
    public record Load(long time, String className) {}

    /**
     * The argument that makes a JVM log them beside its {@link RecordFile}. Empty where it can't: a percent sign or a
     * quotation mark in the folder's name would mean something else.
     */
    public static Optional<String> argument(Path beginning, TestJava java) {
        return !java.logsClasses() || UNFIT.matcher(beginning.toString()).find()
                ? Optional.empty()
                : Optional.of("-Xlog:class+load:file=\"" + beginning + "%p" + SUFFIX + "\":timenanos,tid");
    }

    /** Those of the JVM that has recorded its tests; none if it did not log them. */
    public static ClassLoads beside(RecordFile record) throws IOException {
        String name = record.file().getFileName().toString();
        Path file =
                record.file().resolveSibling(name.substring(0, name.length() - RecordFile.SUFFIX.length()) + SUFFIX);
        Map<Long, List<Load>> loads = new HashMap<>();
        if (Files.isRegularFile(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    add(line, loads);
                }
            }
        }
        return new ClassLoads(loads);
    }

    /** {@code [1322519295778ns][19981] java.lang.Object source: shared objects file}. */
    private static void add(String line, Map<Long, List<Load>> loads) {
        int time = line.indexOf("ns][");
        int thread = line.indexOf("] ", time);
        int name = line.indexOf(' ', thread + 2);
        if (time > 0 && thread > 0 && name > 0) {
            loads.computeIfAbsent(
                            Long.parseLong(line.substring(time + 4, thread).strip()), number -> new ArrayList<>())
                    .add(new Load(Long.parseLong(line.substring(1, time)), line.substring(thread + 2, name)));
        }
    }

    /** The first class whose name begins like this. */
    public Optional<Load> first(String beginning) {
        return loads.values().stream()
                .flatMap(List::stream)
                .filter(load -> load.className.startsWith(beginning))
                .min(Comparator.comparingLong(Load::time));
    }

    /** For how many nanoseconds of a time a thread was busy with loading classes. */
    public long loading(long thread, long start, long end) {
        long sum = 0;
        long before = start;
        for (Load load : loads.getOrDefault(thread, List.of())) {
            if (load.time > start && load.time < end) {
                sum += Math.min(load.time - before, LONGEST_GAP);
                before = load.time;
            }
        }
        return sum;
    }
}
