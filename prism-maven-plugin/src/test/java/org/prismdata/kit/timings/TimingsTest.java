package org.prismdata.kit.timings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.recorder.RecordFile;
import org.prismdata.kit.recorder.RecordedTest;
import org.prismdata.kit.recorder.RecordedTest.Kind;
import org.prismdata.kit.recorder.RecordedTest.Status;
import org.prismdata.kit.recorder.Spent;

class TimingsTest {
    private static final long STARTED =
            Instant.parse("2026-11-28T17:45:01.123Z").toEpochMilli();
    /** The test JVM's clock began a second after the build. */
    private static final long CLOCK = 5_000_000_000L;

    @Test
    void aBuildIsWrittenAsItsReadersExpect() throws IOException {
        // The sample is what others read it by.
        try (var sample = getClass().getResourceAsStream("timings.json")) {
            assertThat(JsonParser.parseString(build().json()))
                    .isEqualTo(JsonParser.parseString(new String(sample.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    @Test
    void theTableShowsTiersAndStages() {
        assertThat(TimingsTable.lines(Map.of("orders", build())))
                .containsExactly(
                        "tier       startup   execution   teardown    total   tests",
                        "instant     0.35 s      0.40 s     0.00 s   0.75 s       3",
                        "embedded    0.20 s      0.30 s     0.10 s   0.60 s       1",
                        "real        0.70 s      0.30 s     0.35 s   1.35 s       1",
                        "stages: compile 1.20 s, postgres start 0.30 s, postgres ready 0.40 s, instant 0.50 s,"
                                + " embedded 0.50 s, integration tests 0.30 s, postgres stop 0.25 s");
    }

    @Test
    void severalModulesAreTold() {
        assertThat(TimingsTable.lines(new TreeMap<>(Map.of("orders", build(), "stock", build()))))
                .hasSize(9)
                .contains("real        0.70 s      0.30 s     0.35 s   1.35 s       1   stock")
                .anyMatch(line -> line.startsWith("stock: compile 1.20 s"));
    }

    @Test
    void withoutTestsThereIsNoTable() {
        ModuleTimes compiled = new ModuleTimes();
        compiled.compiled(STARTED, STARTED + 10);
        Timings timings = compiled.timings(STARTED, List.of("compile"), true, List.of());

        assertThat(timings.isWorthKeeping()).isFalse();
        assertThat(TimingsTable.lines(Map.of("orders", timings))).isEmpty();
    }

    @Test
    void theNewestTwentyAreKept(@TempDir Path folder) throws IOException {
        for (int run = 0; run < 22; run++) {
            Timings build = build();
            new TimingsFile(folder)
                    .write(new Timings(
                            build.started() + run * 60_000L,
                            build.ended() + run * 60_000L,
                            build.goals(),
                            true,
                            build.stages(),
                            build.tiers()));
        }

        try (Stream<Path> files = Files.list(folder.resolve("timings"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(20)
                    .contains("20261128T180601Z.json")
                    .doesNotContain("20261128T174501Z.json", "20261128T174601Z.json");
        }
        assertThat(folder.resolve("timings.json"))
                .content()
                .isEqualTo(Files.readString(folder.resolve("timings/20261128T180601Z.json")));
    }

    private static Timings build() {
        ModuleTimes module = new ModuleTimes();
        module.compiled(STARTED + 900, STARTED + 1_500);
        module.compiled(STARTED + 1_600, STARTED + 2_100);
        // Its JVM takes 250 ms to the first class, and 100 ms more to the first test.
        module.ran(new TestGoal(
                STARTED + 2_250,
                STARTED + 3_600,
                List.of(new RecordFile(Path.of("a.tests"), CLOCK, STARTED + 1_000, surefire()))));
        module.waitedForServices(400);
        module.ran(new TestGoal(
                STARTED + 4_000,
                STARTED + 4_700,
                List.of(new RecordFile(Path.of("a.tests"), CLOCK, STARTED + 1_000, failsafe()))));
        Timings timings = module.timings(
                STARTED,
                List.of("verify"),
                true,
                List.of(
                        Stage.of(Stage.SERVICE_START, "postgres", STARTED + 1_000, STARTED + 1_300),
                        Stage.of(Stage.READY, "postgres", STARTED + 1_300, STARTED + 1_700),
                        Stage.of(Stage.STOP, "postgres", STARTED + 4_750, STARTED + 5_000)));
        return new Timings(
                timings.started(), STARTED + 5_100, timings.goals(), true, timings.stages(), timings.tiers());
    }

    private static List<RecordedTest> surefire() {
        return List.of(
                test("a", Set.of(), 1_600, 1_700, Status.PASSED),
                test("b", Set.of(), 1_700, 1_750, Status.FAILED),
                type(Set.of(), 1_500, 1_800),
                test("c", Set.of(), 1_800, 1_800, Status.SKIPPED),
                type(Set.of(), 1_750, 2_000),
                test("d", Set.of("embedded"), 2_200, 2_400, Status.PASSED),
                type(Set.of("embedded"), 2_000, 2_500));
    }

    private static List<RecordedTest> failsafe() {
        return List.of(test("e", Set.of("real"), 3_300, 3_500, Status.PASSED), type(Set.of("real"), 3_300, 3_600));
    }

    private static RecordedTest type(Set<String> tags, long start, long end) {
        return record(Kind.CLASS, "", tags, start, end, Status.PASSED);
    }

    private static RecordedTest test(String name, Set<String> tags, long start, long end, Status status) {
        return record(Kind.TEST, name, tags, start, end, status);
    }

    /** @param start milliseconds after the build's own start, less the second in which there was no test JVM */
    private static RecordedTest record(Kind kind, String name, Set<String> tags, long start, long end, Status status) {
        return new RecordedTest(
                kind,
                "OrdersTest",
                name,
                tags,
                status,
                nanos(start),
                nanos(end),
                new Spent(0, 0, 0, 0),
                1,
                "",
                List.of());
    }

    private static long nanos(long millis) {
        return CLOCK + millis * 1_000_000;
    }
}
