package org.prismdata.kit.tiercheck;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.recorder.RecordedTest;

/**
 * What a test, or a class before and after its tests, took by itself.
 *
 * @param where the line at which most of that passed; empty if it is not known
 */
record TimedTest(String name, Set<String> tags, Duration time, Optional<String> where) {
    static TimedTest of(RecordedTest test, long nanos) {
        return new TimedTest(
                name(test),
                test.tags(),
                Duration.ofNanos(nanos),
                Optional.of(test.where()).filter(where -> !where.isEmpty()));
    }

    /** As Surefire's {@code -Dtest} takes it, but for a number behind it. */
    static String name(RecordedTest test) {
        String type = test.className().substring(test.className().lastIndexOf('.') + 1);
        return test.kind() == RecordedTest.Kind.CLASS ? type + ", outside its tests," : type + "." + test.name();
    }
}
