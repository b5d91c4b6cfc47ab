package org.prismdata.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.report.ReportRequest.ModuleFolder;

class ReportPageTest {
    private static final String VERIFY = "\"verify\"";

    @TempDir
    Path target;

    @Test
    void theLastTimeOfATimelineStaysOnThePage() {
        assertThat(Timeline.place(1000, 2030)).isEqualTo("left:49.261%");
        assertThat(Timeline.place(2000, 2030)).isEqualTo("right:1.478%");
    }

    @Test
    void nothingThatTestsOrUsersNameIsMarkup() throws Exception {
        String script = "&lt;script&gt;alert(1)&lt;/script&gt;";
        surefire("Quoted&quot;&gt;" + script, test("name" + script, "0.1", "<failure message='said " + script + "'/>"));
        image("layer 100 <script>alert(1)</script>\nlayer 900 other");
        run("timings.json", "2026-11-28T10:00:00Z", "\"<script>alert(1)</script>\"", true, 1000);

        String page = write(request("<script>alert(1)</script>", Optional.empty()));

        assertThat(page).doesNotContain("<script").contains("name" + script, "said " + script);
    }

    @Test
    void charactersThatHtmlDoesNotHaveAreShownAsSuch() throws Exception {
        String page = write(request("a\u0000b\u001b[31m\u202Ec", Optional.empty()));

        assertThat(page).contains("a\uFFFDb\uFFFD[31m\uFFFDc");
    }

    @Test
    void saysWhatToRunForWhatIsNotThere() throws Exception {
        assertThat(text(write(request())))
                .contains(
                        "No build of this module has been timed yet. Run mvn verify , then mvn prism:report again.",
                        "No test of this module has run. Run mvn verify",
                        "No image of this module has been built. Run mvn prism:image");
    }

    @Test
    void comparesWithTheLastBuildOfTheSameGoalsThatPassed() throws Exception {
        run("timings/1.json", "2026-11-28T07:00:00Z", VERIFY, true, 7000);
        run("timings/2.json", "2026-11-28T08:00:00Z", VERIFY, true, 5000);
        run("timings/3.json", "2026-11-28T09:00:00Z", VERIFY, false, 4000);
        run("timings/4.json", "2026-11-28T09:30:00Z", "\"test\"", true, 2000);
        run("timings/5.json", "2026-11-28T10:00:00Z", VERIFY, true, 3000);
        run("timings.json", "2026-11-28T10:00:00Z", VERIFY, true, 3000);

        String page = text(write(request()));

        assertThat(page)
                .contains(zoned("mvn verify of %s, beside that of %s.", "2026-11-28T10:00:00Z", "2026-11-28T08:00:00Z"))
                .contains("instant 12 tests 300 ms was 500 ms ▼ 200 ms faster")
                .contains("whole build 3.00 s was 5.00 s ▼ 2.00 s faster")
                .contains("The last 5 builds");
    }

    @Test
    void keepsTheTimesOfTheTestsAfterABuildThatRanNone() throws Exception {
        run("timings/1.json", "2026-11-28T08:00:00Z", VERIFY, true, 5000);
        Files.writeString(target.resolve("prism/timings.json"), """
                {"format": 1, "started": "2026-11-28T11:00:00Z", "goals": ["prism:image"], "result": "success",
                 "totalMs": 9000, "stages": [{"stage": "image", "startMs": 100, "endMs": 8900}], "tiers": []}
                """);

        assertThat(text(write(request())))
                .contains(zoned("passed mvn prism:image %s", "2026-11-28T11:00:00Z"))
                .contains(zoned("mvn verify of %s.", "2026-11-28T08:00:00Z"))
                .contains("instant 12 tests 500 ms")
                .contains("image 100 ms 8.80 s");
    }

    @Test
    void whatTwoBuildsOfTheSameDifferByIsNoChange() throws Exception {
        run("timings/1.json", "2026-11-28T08:00:00Z", VERIFY, true, 3000);
        run("timings.json", "2026-11-28T10:00:00Z", VERIFY, true, 3100);

        assertThat(text(write(request()))).contains("3.10 s was 3.00 s").doesNotContain("slower");
    }

    @Test
    void comparesWithABaselineToo() throws Exception {
        run("timings.json", "2026-11-28T10:00:00Z", VERIFY, true, 3000);
        run("../before.json", "2026-10-01T10:00:00Z", VERIFY, true, 1000);

        assertThat(text(write(request("orders", Optional.of(target.resolve("before.json"))))))
                .contains(". There is no earlier build of these goals that passed, to compare with.")
                .contains(zoned(", beside the baseline, mvn verify of %s.", "2026-10-01T10:00:00Z"))
                .contains("whole build 3.00 s was 1.00 s ▲ 2.00 s slower");
    }

    @Test
    void refusesABaselineThatIsNone() throws Exception {
        Path none = target.resolve("none.json");
        Path other = Files.writeString(target.resolve("other.json"), "{\"format\": 2}");

        assertThatThrownBy(() -> ReportPage.of(request("orders", Optional.of(none))))
                .isInstanceOf(PrismException.class)
                .hasMessage("prism.report.baseline is " + none + "\n  why: there is no such file\n"
                        + "  fix: keep one of the build to compare with, `cp target/prism/timings.json before.json`,"
                        + " and name it: -Dprism.report.baseline=before.json");
        assertThatThrownBy(() -> ReportPage.of(request("orders", Optional.of(other))))
                .hasMessageContaining("it is no timings.json that this version of the kit reads");
    }

    @Test
    void passesOverTimingsThatItCannotRead() throws Exception {
        Files.createDirectories(target.resolve("prism/timings"));
        Files.writeString(target.resolve("prism/timings.json"), "{\"format\": 1, \"started\": \"20");
        Files.writeString(target.resolve("prism/timings/1.json"), "{\"format\": 1, \"started\": \"today\"}");
        Files.writeString(target.resolve("prism/timings/2.json"), "{\"format\": 1}");

        assertThat(text(write(request()))).contains("No build of this module has been timed yet.");
    }

    @Test
    void showsTheStagesAlongOneAxis() throws Exception {
        run("timings.json", "2026-11-28T10:00:00Z", VERIFY, true, 4000);

        assertThat(write(request())).contains("left:25.000%;width:50.000%");
        assertThat(text(write(request()))).contains("ready postgres 1.00 s 2.00 s");
    }

    @Test
    void showsTheSlowestTestsAndKeepsAllOfThem() throws Exception {
        for (int type = 0; type < 40; type++) {
            int number = type;
            surefire(
                    "com.acme.Number" + type + "Test",
                    IntStream.range(0, 50)
                            .mapToObj(test -> test("t" + test, number + "." + (100 + test), ""))
                            .collect(Collectors.joining()));
        }

        String page = write(request());

        assertThat(text(page))
                .contains("2,000 tests in 40 classes, ")
                .contains("The 10 slowest test took t49 Number39Test 39.1 s t48")
                .contains("All 2,000 tests, by class com. acme. Number39Test 50 tests, ");
        assertThat(page.length()).isLessThan(400_000);
    }

    @Test
    void namesWhatFailedFirst() throws Exception {
        surefire(
                "com.acme.StoreTest",
                test("keeps", "0.01", "")
                        + test("loses", "0.02", "<failure message='expected: 1&#10;but was: 2'/>")
                        + test("waits", "0", "<skipped message='no clock'/>")
                        + test("flaky", "0", "<flakyFailure message='once'><stackTrace>x</stackTrace></flakyFailure>"));
        surefire("com.acme.BrokenTest", test("", "0", "<error type='java.lang.Error'>text</error>"));

        assertThat(text(write(request())))
                .contains("tests 5 2 failed")
                .contains("2 tests failed (the class itself) Broken Test java.lang.Error loses Store Test expected: 1")
                .contains("5 tests in 2 classes, 30 ms, 2 failed, 1 skipped");
    }

    @Test
    void saysWhichReportBreaksOff() throws Exception {
        surefire("com.acme.StoreTest", test("keeps", "0.01", ""));
        Files.writeString(target.resolve("surefire-reports/TEST-com.acme.KilledTest.xml"), "<testsuite name='x'><test");

        assertThat(text(write(request())))
                .contains("1 test in 1 class, 10 ms")
                .contains("Not shown, because it breaks off or is no test report: TEST-com.acme.KilledTest.xml");
    }

    @Test
    void marksWhatRanInAnEarlierBuildOnly() throws Exception {
        surefire("com.acme.StoreTest", test("keeps", "0.01", ""));
        Path old = surefire("com.acme.OldTest", test("kept", "0.01", "<failure message='no'/>"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        run("timings.json", "2026-01-02T00:00:00Z", VERIFY, true, 1000);

        assertThat(text(write(request())))
                .contains("test 1 none failed")
                .contains("1 test failed in an earlier build kept Old Test earlier build")
                .contains("2 tests in 2 classes, 20 ms, 1 failed; 1 of the classes ran in an earlier build only");
    }

    @Test
    void showsTheLayersAndTheStartOfTheImage() throws Exception {
        image("layer 30000000 java runtime\nlayer 10000000 dependencies\nlayer 40000 classes\nstart-ms 236");

        assertThat(text(write(request())))
                .contains("The variant scratch has 40.0 MB and gave its first answer 236 ms after")
                .contains("java runtime 30.0 MB 75 % dependencies 10.0 MB 25 % classes 40.0 kB 0 % image 40.0 MB");
        assertThat(write(request())).contains("left:0.000%;top:0.000%;width:74.925%;height:100.000%");
    }

    @Test
    void saysWhyTheStartOfAnImageIsNotKnown() throws Exception {
        image("layer 30000000 java runtime");

        assertThat(text(write(request()))).contains("Its start was not measured;");
    }

    @Test
    void listsTheModulesOfAReactor() throws Exception {
        Path core = target.resolve("core/target");
        Files.createDirectories(core.resolve("surefire-reports"));
        Files.writeString(
                core.resolve("surefire-reports/TEST-A.xml"),
                "<testsuite name='A'>" + test("a", "1", "<error type='E'/>") + "</testsuite>");
        ReportRequest request = new ReportRequest(
                "root",
                "com.acme:root:1",
                target,
                target.resolve("test-classes"),
                List.of(new ModuleFolder("core", core)),
                Optional.empty());

        String page = write(request);

        assertThat(page).contains("href=\"../core/target/prism/report.html\"");
        assertThat(text(page)).contains("core not timed yet – 1, 1 failed").doesNotContain("No image");
        assertThat(ReportPage.of(request).fragment()).doesNotContain("href");
    }

    @Test
    void needsNothingButItself() throws Exception {
        image("layer 30000000 java runtime");

        assertThat(write(request()))
                .contains("default-src 'none'")
                .doesNotContain("{{")
                .doesNotContainPattern("(?i)src=|url\\(|@import|https?:");
    }

    @Test
    void standsInAPageOfOtherMakeInTheLight() throws Exception {
        assertThat(ReportPage.of(request()).fragment())
                .contains("<h1>orders</h1>")
                .doesNotContain("<html", "<body", "prefers-color-scheme");
    }

    private ReportRequest request() {
        return request("orders", Optional.empty());
    }

    private ReportRequest request(String name, Optional<Path> baseline) {
        return new ReportRequest(
                name, "com.acme:orders:1.0", target, target.resolve("test-classes"), List.of(), baseline);
    }

    private static String write(ReportRequest request) throws IOException {
        return Files.readString(ReportPage.of(request).write());
    }

    private static String zoned(String pattern, String... times) {
        return pattern.formatted(Stream.of(times)
                .map(time -> Page.clock(Instant.parse(time), ZoneId.systemDefault()))
                .toArray());
    }

    /** What a reader sees. */
    private static String text(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\u00A0]+", " ");
    }

    private static String test(String name, String seconds, String inside) {
        return "<testcase name='" + name + "' classname='any' time='" + seconds + "'>" + inside + "</testcase>";
    }

    private Path surefire(String name, String tests) throws IOException {
        Path folder = Files.createDirectories(target.resolve("surefire-reports"));
        return Files.writeString(
                folder.resolve("TEST-" + name.replaceAll("\\W", "") + ".xml"),
                "<?xml version='1.0' encoding='UTF-8'?><testsuite name='" + name + "'><properties/>" + tests
                        + "</testsuite>");
    }

    private void image(String measured) throws IOException {
        Path folder = Files.createDirectories(target.resolve("prism/image"));
        Files.writeString(folder.resolve("measured-scratch"), measured);
    }

    private void run(String file, String started, String goals, boolean success, long total) throws IOException {
        Path path = target.resolve("prism").resolve(file).normalize();
        Files.createDirectories(path.getParent());
        Files.writeString(path, """
                {"format": 1, "started": "%s", "goals": [%s], "result": "%s", "totalMs": %d,
                 "stages": [{"stage": "ready", "service": "postgres", "startMs": %d, "endMs": %d}],
                 "tiers": [{"tier": "instant", "startupMs": %d, "executionMs": 10, "teardownMs": 5, "totalMs": 20,
                            "tests": 12, "failed": 0, "skipped": 0},
                           {"tier": "of a later version"}]}
                """.formatted(
                        started,
                        goals.replace("<", "\\u003c"),
                        success ? "success" : "failure",
                        total,
                        total / 4,
                        3 * total / 4,
                        total / 10));
    }
}
