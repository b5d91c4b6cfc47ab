package org.prismdata.kit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.tier.Tier;

/**
 * A class of tests as it ran last.
 *
 * @param name with its package
 * @param reported when its report was written
 */
record TestClass(String name, Tier tier, Instant reported, List<TestCase> tests) {
    TestClass {
        tests = List.copyOf(tests);
    }

    enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** @param message why it failed or was left out, its first line; empty if nothing is known */
    record TestCase(String name, Duration time, Result result, Optional<String> message) {}

    Duration time() {
        return tests.stream().map(TestCase::time).reduce(Duration.ZERO, Duration::plus);
    }

    long count(Result result) {
        return tests.stream().filter(test -> test.result() == result).count();
    }
}
