package org.prismdata.benchmark.warm;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.prismdata.benchmark.report.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.prismdata.benchmark.report.Sorted;

/**
 * Runs a project's test classes over and over in this JVM, and adds a line for each to a file: what its tests take once
 * the JVM is warm. Arguments: the backend, the project's folder of compiled tests, the file.
 */
public final class WarmTests {
    private static final int ROUNDS = 40;
    private static final int COUNTED = 15;

    private WarmTests() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        for (String name : classes(Path.of(args[1]))) {
            Map<String, List<Double>> millis = new ConcurrentHashMap<>();
            for (int round = 1; round <= ROUNDS; round++) {
                run(Class.forName(name), round > ROUNDS - COUNTED ? millis : new ConcurrentHashMap<>());
            }
            Files.writeString(
                    Path.of(args[2]),
                    line(args[0], name, millis),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        // An embedded backend may leave threads that hold the JVM.
        System.exit(0);
    }

    /** The contracts' suites of the tiers that need no service. */
    private static List<String> classes(Path tests) throws IOException {
        try (Stream<Path> files = Files.walk(tests)) {
            return files.map(file -> tests.relativize(file).toString())
                    .filter(file -> file.matches(".*/(Instant|Embedded)(KeyValue|File)Test\\.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static void run(Class<?> tests, Map<String, List<Double>> millis) {
        Map<String, Long> begun = new ConcurrentHashMap<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionStarted(TestIdentifier test) {
                                begun.put(test.getUniqueId(), System.nanoTime());
                            }

                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                long nanos = System.nanoTime() - begun.get(test.getUniqueId());
                                result.getThrowable().ifPresent(e -> {
                                    throw new IllegalStateException(test.getDisplayName() + " failed", e);
                                });
                                if (test.isTest()) {
                                    millis.computeIfAbsent(test.getDisplayName(), name -> new ArrayList<>())
                                            .add(nanos / 1e6);
                                }
                            }
                        });
    }

    private static String line(String backend, String name, Map<String, List<Double>> millis) {
        Map.Entry<String, List<Double>> slowest = millis.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> median(entry.getValue())))
                .orElseThrow();
        return String.join(
                        "\t",
                        backend,
                        name.substring(name.lastIndexOf('.') + 1),
                        Integer.toString(millis.size()),
                        number(new Sorted(millis.values().stream().mapToDouble(WarmTests::median)).median(), 2),
                        number(median(slowest.getValue()), 2) + ", " + slowest.getKey())
                + '\n';
    }

    private static double median(List<Double> values) {
        return new Sorted(values.stream().mapToDouble(Double::doubleValue)).median();
    }
}
