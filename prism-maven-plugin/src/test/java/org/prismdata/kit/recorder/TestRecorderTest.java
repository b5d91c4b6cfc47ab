package org.prismdata.kit.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.prismdata.kit.recorder.RecordedTest.Kind;
import org.prismdata.kit.recorder.RecordedTest.Status;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TestRecorderTest {
    @TempDir
    Path folder;

    @Test
    void writesDownWhatTestsTook() throws IOException {
        long before = System.currentTimeMillis();
        RecordFile record = record(Recorded.class);
        Map<String, RecordedTest> tests = record.tests().stream()
                .filter(test -> test.kind() == Kind.TEST)
                .collect(Collectors.toMap(RecordedTest::name, Function.identity()));

        assertThat(tests)
                .containsOnlyKeys(
                        "sleeps",
                        "computes",
                        "fails",
                        "isLeftOut",
                        "takes [1] 7",
                        "takes [2] 8",
                        "inside",
                        "isSkipped");
        assertThat(own(tests.get("sleeps"))).isBetween(Duration.ofMillis(100), Duration.ofMillis(1000));
        assertThat(tests.get("sleeps").where()).startsWith("TestRecorderTest.java:");
        assertThat(tests.get("computes").spent().computed()).isGreaterThan(100_000_000);
        assertThat(tests.get("fails").status()).isEqualTo(Status.FAILED);
        assertThat(tests.get("isLeftOut").status()).isEqualTo(Status.SKIPPED);
        assertThat(tests.get("isSkipped").status()).isEqualTo(Status.SKIPPED);
        assertThat(tests.get("inside").tags()).containsExactlyInAnyOrder("embedded", "budget=1s");
        assertThat(tests.get("inside").className()).endsWith("Recorded$Inner");
        assertThat(record.epochMillis(tests.get("sleeps").start()))
                .isBetween(before - 10, System.currentTimeMillis() + 10);
    }

    @Test
    void aClassHasWhatPassesOutsideItsTests() throws IOException {
        RecordedTest type = record(Recorded.class).tests().stream()
                .filter(test -> test.kind() == Kind.CLASS && test.className().endsWith("Recorded"))
                .findFirst()
                .orElseThrow();

        // Its tests sleep 150 ms and compute as long; before them it sleeps 60 ms.
        assertThat(own(type)).isBetween(Duration.ofMillis(40), Duration.ofMillis(140));
        assertThat(type.above()).containsExactly(Base.class.getName());
        assertThat(type.tags()).isEmpty();
    }

    @Test
    void writesNothingUnlessItIsAskedTo() throws IOException {
        run(Recorded.class);

        assertThat(folder).isEmptyDirectory();
    }

    private RecordFile record(Class<?> tests) throws IOException {
        Path beginning = folder.resolve("test-");
        System.setProperty(RecordFile.PROPERTY, beginning.toString());
        try {
            run(tests);
        } finally {
            System.clearProperty(RecordFile.PROPERTY);
        }
        List<RecordFile> records = RecordFile.readAll(beginning);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    /** The recorder is found as it is in any JVM that has the kit on its class path. */
    private static void run(Class<?> tests) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(tests))
                        .build());
    }

    private static Duration own(RecordedTest test) {
        return Duration.ofNanos(test.spent().own(0));
    }

    static class Base {}

    // Surefire leaves nested classes out that are static.
    static class Recorded extends Base {
        @BeforeAll
        static void waits() throws InterruptedException {
            Thread.sleep(60);
        }

        @Test
        void sleeps() throws InterruptedException {
            Thread.sleep(150);
        }

        @Test
        void computes() {
            long end = ThreadClock.current().computed() + 150_000_000;
            while (ThreadClock.current().computed() < end) {
                Thread.onSpinWait();
            }
        }

        @Test
        void fails() {
            fail("as it has to");
        }

        @Test
        @Disabled
        void isLeftOut() {}

        @ParameterizedTest
        @ValueSource(ints = {7, 8})
        void takes(int number) {
            assertThat(number).isPositive();
        }

        @Nested
        @Tag("embedded")
        @Tag("budget=1s")
        class Inner {
            @Test
            void inside() {}
        }

        @Nested
        @Disabled
        class LeftOut {
            @Test
            void isSkipped() {}
        }
    }
}
