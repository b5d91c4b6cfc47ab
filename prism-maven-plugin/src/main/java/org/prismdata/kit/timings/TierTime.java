package org.prismdata.kit.timings;

import java.util.List;
import org.prismdata.kit.tier.Tier;

/**
 * What the tests of one tier took, in milliseconds.
 *
 * @param startup before the first of them: the start of their JVM, of what the first class needs, and of services
 * @param execution while its test classes ran
 * @param teardown after the last of them: the end of the JVM and of services
 * @param tests how many there are, with those that were skipped
 * @param failed how many of them failed
 * @param skipped how many were left out
 */
public record TierTime(Tier tier, long startup, long execution, long teardown, int tests, int failed, int skipped) {
    public long total() {
        return startup + execution + teardown;
    }

    /** The same with the times of services around the tests. */
    TierTime around(long before, long after) {
        return new TierTime(tier, startup + before, execution, teardown + after, tests, failed, skipped);
    }

    /** Those of the same tier together. */
    static TierTime sum(List<TierTime> times) {
        return times.stream()
                .reduce((one, other) -> new TierTime(
                        one.tier,
                        one.startup + other.startup,
                        one.execution + other.execution,
                        one.teardown + other.teardown,
                        one.tests + other.tests,
                        one.failed + other.failed,
                        one.skipped + other.skipped))
                .orElseThrow();
    }
}
