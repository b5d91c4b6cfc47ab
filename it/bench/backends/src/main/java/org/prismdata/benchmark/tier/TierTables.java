package org.prismdata.benchmark.tier;

import static org.prismdata.benchmark.report.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.prismdata.benchmark.report.Report;
import org.prismdata.benchmark.report.Sorted;
import org.prismdata.benchmark.report.Table;
import org.prismdata.benchmark.tier.TestTimes.TestTime;

/** Tells how long the tests of each backend and tier took. Arguments: BACKEND/TIER/ROUND's folder, the file to write. */
public final class TierTables {
    private static final List<String> BACKENDS = List.of("memstore", "sqlite", "postgres", "redis", "kafka", "nats");
    private static final List<String> TIERS = List.of("instant", "embedded", "real");

    private final Path measured;
    private final Table builds = new Table("Backend", "instant", "embedded", "real", "all");
    private final Table contracts =
            new Table("Backend", "Tier", "Tests", "Median, ms", "Slowest, ms", "Slowest first of a class, ms");
    private final Table services = new Table("Backend", "Service", "Container up, s", "Ready, s", "Removed, s");

    private TierTables(Path measured) {
        this.measured = measured;
    }

    public static void main(String[] args) throws IOException {
        TierTables tables = new TierTables(Path.of(args[0]));
        for (String backend : BACKENDS) {
            if (Files.isDirectory(tables.measured.resolve(backend))) {
                tables.add(backend);
            }
        }
        Report report = new Report("The tests of generated projects");
        report.add("How many tests: time of their classes, Maven's time", tables.builds);
        report.add("The contract's tests", tables.contracts);
        report.add("Services", tables.services);
        report.publish(Path.of(args[1]));
    }

    private void add(String backend) throws IOException {
        List<String> row = new ArrayList<>(List.of(backend));
        for (String tier : TIERS) {
            row.add(build(backend, tier));
            addContract(backend, tier);
        }
        row.add(build(backend, "all"));
        builds.row(row.toArray(String[]::new));

        List<MavenLog> logs = logs(rounds(backend, "real"));
        services.row(
                backend,
                logs.get(0).service().orElse(Report.NOTHING),
                median(logs, MavenLog::containerStarted),
                median(logs, MavenLog::ready),
                median(logs, MavenLog::removed));
    }

    private String build(String backend, String tier) throws IOException {
        List<Path> rounds = rounds(backend, tier);
        if (rounds.isEmpty()) {
            return Report.NOTHING;
        }
        TestTimes times = TestTimes.read(rounds);
        return "%d: %s s, %s s"
                .formatted(times.tests().size(), number(times.seconds(), 2), median(logs(rounds), MavenLog::total));
    }

    private void addContract(String backend, String tier) throws IOException {
        List<TestTime> tests = TestTimes.read(rounds(backend, tier)).tests().stream()
                .filter(TestTime::ofContract)
                .toList();
        if (tests.isEmpty()) {
            return;
        }
        List<TestTime> warm = tests.stream().filter(test -> !test.first()).toList();
        contracts.row(
                backend,
                tier,
                Integer.toString(tests.size()),
                number(new Sorted(warm.stream().mapToDouble(TestTime::millis)).median(), 0),
                slowest(warm.stream()),
                slowest(tests.stream().filter(TestTime::first)));
    }

    private static String slowest(Stream<TestTime> tests) {
        TestTime slowest =
                tests.max(Comparator.comparingDouble(TestTime::millis)).orElseThrow();
        return number(slowest.millis(), 0) + ", " + slowest.name().replaceAll("\\(.*\\)", "");
    }

    private List<Path> rounds(String backend, String tier) throws IOException {
        Path folder = measured.resolve(backend).resolve(tier);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> rounds = Files.list(folder)) {
            return rounds.sorted().toList();
        }
    }

    private static List<MavenLog> logs(List<Path> rounds) throws IOException {
        List<MavenLog> logs = new ArrayList<>();
        for (Path round : rounds) {
            logs.add(MavenLog.in(round));
        }
        return logs;
    }

    private static String median(List<MavenLog> logs, Function<MavenLog, OptionalDouble> seconds) {
        return number(new Sorted(logs.stream().map(seconds).flatMapToDouble(OptionalDouble::stream)).median(), 2);
    }
}
