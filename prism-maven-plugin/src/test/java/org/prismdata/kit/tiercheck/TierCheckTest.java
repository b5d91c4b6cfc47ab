package org.prismdata.kit.tiercheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.recorder.ClassLoads;
import org.prismdata.kit.recorder.RecordFile;
import org.prismdata.kit.recorder.RecordedTest;
import org.prismdata.kit.recorder.RecordedTest.Kind;
import org.prismdata.kit.recorder.RecordedTest.Status;
import org.prismdata.kit.recorder.Spent;
import org.prismdata.kit.tier.Tier;

class TierCheckTest {
    private static final TierBudget INSTANT = TierBudget.of(Tier.INSTANT, "100ms", "1s");
    private static final long EPOCH = 1_700_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void aSlowTestIsNamedWithItsTimeAndWhatToDo() {
        assertThatThrownBy(() -> check(INSTANT, test("waits", Set.of(), 152, "OrdersTest.java:31")))
                .isInstanceOf(PrismException.class)
                .hasMessage("""
                        a test is not what its tier promises
                          why: OrdersTest.waits took 152 ms, and an instant test may take 100 ms; most of it at \
                        OrdersTest.java:31
                          fix: make it quicker (a clock that the test sets instead of a wait); or say what it needs: \
                        @Tag("embedded"), or a class *IT with @Tag("real"); or allow it more: @Tag("budget=300ms"), or \
                        prism.budget.instant.test for all""");
    }

    @Test
    void aTestWithinItsBudgetIsNot() {
        assertThatCode(() -> check(INSTANT, test("quick", Set.of(), 100, ""))).doesNotThrowAnyException();
        assertThatCode(() -> check(INSTANT, test("known", Set.of("budget=300ms"), 290, "")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(INSTANT, test("other", Set.of("embedded"), 5_000, "")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(INSTANT, test("known", Set.of("budget=300ms"), 301, "")))
                .hasMessageContaining("may take 300 ms");
    }

    @Test
    void loadingClassesIsNobodysFault() {
        RecordedTest first = test("first", Set.of(), 152, "");
        List<ClassLoads.Load> loads = IntStream.range(1, 60)
                .mapToObj(load -> new ClassLoads.Load(first.start() + load * 1_000_000, "com.acme.C" + load))
                .toList();

        assertThatCode(() ->
                        check(List.of(INSTANT), jvm(List.of(first), new ClassLoads(Map.of(first.thread(), loads)))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        check(List.of(INSTANT), jvm(List.of(first), new ClassLoads(Map.of(first.thread() + 1, loads)))))
                .hasMessageContaining("first took 152 ms");
    }

    @Test
    void whatAClassLoadsOutsideItsTestsIsNotItsOwnEither() {
        RecordedTest type = record(Kind.CLASS, "com.acme.OrdersTest", "", Set.of(), 152, "");
        RecordedTest inside = test("inside", Set.of(), 70, "");
        ClassLoads loads = new ClassLoads(Map.of(
                type.thread(),
                IntStream.range(1, 70)
                        .mapToObj(load -> new ClassLoads.Load(type.start() + load * 1_000_000, "com.acme.C" + load))
                        .toList()));

        assertThatCode(() -> check(List.of(INSTANT), jvm(List.of(type), loads))).doesNotThrowAnyException();
        // All of it in a test: nothing is left for the class.
        assertThatThrownBy(() -> check(List.of(INSTANT), jvm(List.of(inside, type), loads)))
                .hasMessageContaining("OrdersTest, outside its tests, took 152 ms");
    }

    @Test
    void aClassCountsUnlessItOnlyWaitsForTestsInOtherThreads() {
        RecordedTest type = record(Kind.CLASS, "com.acme.OrdersTest", "", Set.of(), 172, "");
        RecordedTest inside = test("inside", Set.of(), 1, "");
        RecordedTest elsewhere = new RecordedTest(
                Kind.TEST,
                inside.className(),
                "elsewhere",
                Set.of(),
                Status.PASSED,
                inside.start(),
                inside.end(),
                inside.spent(),
                inside.thread() + 1,
                "",
                List.of());

        assertThatThrownBy(() -> check(INSTANT, inside, type))
                .hasMessageContaining("OrdersTest, outside its tests, took 172 ms");
        assertThatCode(() -> check(INSTANT, elsewhere, type)).doesNotThrowAnyException();
    }

    @Test
    void embeddedTestsHaveABudgetIfOneIsSet() {
        assertThatThrownBy(() ->
                        check(TierBudget.of(Tier.EMBEDDED, "none", "2s"), test("a", Set.of("embedded"), 2_010, "")))
                .hasMessageContaining("all embedded tests took 2.01 s together, and may take 2.00 s; the longest are"
                        + " OrdersTest.a (2010 ms)")
                .hasMessageContaining("raise prism.budget.embedded.total");
    }

    @Test
    void allTogetherHaveABudgetToo() {
        RecordedTest[] tests = IntStream.range(0, 11)
                .mapToObj(number -> test("t" + number, Set.of(), 90 + number, ""))
                .toArray(RecordedTest[]::new);

        assertThatThrownBy(() -> check(TierBudget.of(Tier.INSTANT, "1s", "1s"), tests))
                .hasMessageContaining("all instant tests took 1.05 s together, and may take 1.00 s; the longest are"
                        + " OrdersTest.t10 (100 ms), OrdersTest.t9 (99 ms), OrdersTest.t8 (98 ms)")
                .hasMessageContaining("raise prism.budget.instant.total");
    }

    @Test
    void onlyTheFirstTenAreNamed() {
        RecordedTest[] tests = IntStream.range(0, 12)
                .mapToObj(number -> test("t" + number, Set.of(), 200, ""))
                .toArray(RecordedTest[]::new);

        assertThatThrownBy(() -> check(TierBudget.of(Tier.INSTANT, "100ms", "none"), tests))
                .hasMessageStartingWith("12 tests are not what their tiers promise")
                .hasMessageContaining("OrdersTest.t9 ")
                .hasMessageContaining("and 2 more")
                .hasMessageNotContaining("OrdersTest.t10");
    }

    @Test
    void aBudgetIsATime() {
        assertThatThrownBy(() -> TierBudget.of(Tier.INSTANT, "fast", "1s")).hasMessage("""
                        prism.budget.instant.test is 'fast'
                          why: that is not a time: a whole number and a unit, ms or s
                          fix: write it like 250ms or 2s, or none for no limit""");
        assertThatThrownBy(() -> TierBudget.requireTimes(
                        name -> Optional.of("1").filter(value -> name.equals("prism.budget.embedded.total"))))
                .hasMessageStartingWith("prism.budget.embedded.total is '1'");
        assertThatThrownBy(() -> check(INSTANT, test("a", Set.of("budget=1h"), 1, "")))
                .hasMessageStartingWith("the tag budget=1h is '1h'");
    }

    @Test
    void whoTalksToAnEngineIsNamed() {
        RecordedTest test = test("starts", Set.of("embedded"), 50, "");
        ClassLoads loads = new ClassLoads(
                Map.of(99L, List.of(new ClassLoads.Load(test.start() + 10, "org.testcontainers.DockerClientFactory"))));

        assertThatThrownBy(() -> check(List.of(), jvm(List.of(test), loads)))
                .hasMessageContaining("why: OrdersTest.starts used a container engine, and was run by Surefire")
                .hasMessageContaining("name its class *IT and tag it @Tag(\"real\")");
    }

    /** A test may set the path of what it starts, and the engine's program may not be there at all. */
    @Test
    void aProgramThatIsNowhereIsNotFound() throws Exception {
        EngineTrap trap = new EngineTrap(folder.resolve("a b"));
        trap.set("").orElseThrow();
        for (String path : List.of("/bin:" + trap.folder(), "/bin:" + folder.resolve("x/../a b"))) {
            Files.createDirectories(folder.resolve("x"));
            ProcessBuilder program = new ProcessBuilder("/bin/sh", "-c", "nerdctl version");
            program.environment().put("PATH", path);
            Process process = program.redirectErrorStream(true).start();
            try {
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).as(path).isTrue();
                assertThat(process.exitValue()).as(path).isEqualTo(127);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void whoStartsItsProgramIsNamedAndServed() throws Exception {
        EngineTrap trap = new EngineTrap(folder.resolve("a b"));
        Path real = Files.createDirectory(folder.resolve("bin"));
        Files.writeString(real.resolve("podman"), "#!/bin/sh\necho \"$1 $PATH\"\n");
        real.resolve("podman").toFile().setExecutable(true);
        String path = trap.set(real + ":/usr/bin:/bin").orElseThrow();
        ProcessBuilder program = new ProcessBuilder("/bin/sh", "-c", "podman version");
        program.environment().put("PATH", path);

        Process process = program.start();
        assertThat(new String(process.getInputStream().readAllBytes()).strip())
                .isEqualTo("version " + real + ":/usr/bin:/bin");
        assertThat(process.waitFor()).isZero();
        assertThat(trap.starts()).extracting(EngineTrap.Start::program).containsExactly("podman");
        try (var notes = Files.newDirectoryStream(trap.folder(), "*.started-*")) {
            for (Path note : notes) {
                Files.setLastModifiedTime(note, FileTime.fromMillis(EPOCH + 20));
            }
        }
        RecordFile record = new RecordFile(Path.of("a.tests"), 0, EPOCH, List.of(test("runs", Set.of(), 50, "")));
        assertThatThrownBy(() -> new TierCheck(
                                List.of(new TestJvm(record, new ClassLoads(Map.of()))), trap, new ServiceMarks(folder))
                        .run(List.of()))
                .hasMessageContaining("why: OrdersTest.runs started podman, and was run by Surefire");
        trap.set("");
        assertThat(trap.starts()).isEmpty();
    }

    @Test
    void aClassThatNeedsAServiceIsAnIntegrationTest() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("com/acme"));
        Files.writeString(classes.resolve("OrdersTest.class"), "\u0001\u0000\u0004Code");
        Files.writeString(classes.resolve("OrdersTest$1.class"), "\u0000\u0010Lorg/testcontainers/X;");
        Files.writeString(classes.resolve("Base.class"), "\u0000\u0010prism.postgres.url\u0000");
        Files.writeString(classes.resolve("SocketTest.class"), "\u0000\u0010/run/user/7/podman/podman.sock\u0000");
        Files.writeString(classes.resolve("OrdersTestMore.class"), "docker.sock");

        assertThatThrownBy(() -> check(INSTANT, type("com.acme.OrdersTest", Set.of())))
                .hasMessageContaining("com.acme.OrdersTest uses Testcontainers, and was run by Surefire");
        assertThatThrownBy(() -> check(INSTANT, type("com.acme.ChildTest", Set.of(), "com.acme.Base")))
                .hasMessageContaining(
                        "com.acme.ChildTest reads prism.postgres.url, which prism:start sets, and was run by Surefire");
        assertThatThrownBy(() -> check(INSTANT, type("com.acme.SocketTest", Set.of())))
                .hasMessageContaining("com.acme.SocketTest names the socket /run/user/7/podman/podman.sock, and");
        assertThatThrownBy(() -> check(INSTANT, type("com.acme.Gone", Set.of("real"))))
                .hasMessageContaining("com.acme.Gone is tagged real, and was run by Surefire");
        assertThatCode(() -> check(INSTANT, type("com.acme.OrdersTestM", Set.of())))
                .doesNotThrowAnyException();
    }

    private void check(TierBudget budget, RecordedTest... tests) throws IOException {
        check(List.of(budget), jvm(List.of(tests), new ClassLoads(Map.of())));
    }

    private void check(List<TierBudget> budgets, TestJvm jvm) throws IOException {
        new TierCheck(List.of(jvm), new EngineTrap(folder.resolve("programs")), new ServiceMarks(folder)).run(budgets);
    }

    private static TestJvm jvm(List<RecordedTest> tests, ClassLoads loads) {
        return new TestJvm(new RecordFile(Path.of("a.tests"), 0, EPOCH, tests), loads);
    }

    private static RecordedTest test(String name, Set<String> tags, long millis, String where) {
        return record(Kind.TEST, "com.acme.OrdersTest", name, tags, millis, where);
    }

    private static RecordedTest type(String name, Set<String> tags, String... above) {
        return record(Kind.CLASS, name, "", tags, 1, "", above);
    }

    private static RecordedTest record(
            Kind kind, String type, String name, Set<String> tags, long millis, String where, String... above) {
        long nanos = millis * 1_000_000;
        return new RecordedTest(
                kind,
                type,
                name,
                tags,
                Status.PASSED,
                1,
                nanos + 1,
                new Spent(nanos, 0, 0, 0),
                12,
                where,
                List.of(above));
    }
}
