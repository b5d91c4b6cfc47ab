package org.prismdata.kit.timings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.prismdata.kit.recorder.RecordFile;
import org.prismdata.kit.recorder.RecordedTest;
import org.prismdata.kit.tier.Tier;

/**
 * One run of Surefire or Failsafe.
 *
 * @param start when it began, in milliseconds since 1970
 * @param end when it was over
 * @param records what its test JVMs have recorded
 */
public record TestGoal(long start, long end, List<RecordFile> records) {
    /** A time in milliseconds since 1970. */
    private record Span(long start, long end) {}

    /** What is known of a tier's tests. */
    private static final class Seen {
        private final List<Span> spans = new ArrayList<>();
        private long firstTest = Long.MAX_VALUE;
        private int tests;
        private int failed;
        private int skipped;

        void add(RecordedTest test, Span span) {
            spans.add(span);
            if (test.kind() == RecordedTest.Kind.TEST) {
                firstTest = Math.min(firstTest, span.start);
                tests++;
                failed += test.status() == RecordedTest.Status.FAILED ? 1 : 0;
                skipped += test.status() == RecordedTest.Status.SKIPPED ? 1 : 0;
            }
        }

        Span whole() {
            return new Span(
                    spans.stream().mapToLong(Span::start).min().orElseThrow(),
                    spans.stream().mapToLong(Span::end).max().orElseThrow());
        }

        /** In how much of the time a class or a test ran, alone or with others. */
        long running() {
            spans.sort(Comparator.comparingLong(Span::start));
            long sum = 0;
            long until = Long.MIN_VALUE;
            for (Span span : spans) {
                sum += Math.max(0, span.end - Math.max(span.start, until));
                until = Math.max(until, span.end);
            }
            return sum;
        }
    }

    /** When the tests of each tier ran: from the first class to the last. */
    public Map<Tier, Stage> stages() {
        Map<Tier, Stage> stages = new EnumMap<>(Tier.class);
        seen().forEach((tier, seen) -> {
            Span whole = seen.whole();
            stages.put(
                    tier, Stage.of(tier == Tier.REAL ? Stage.INTEGRATION_TESTS : tier.text(), whole.start, whole.end));
        });
        return stages;
    }

    /** What the tests of each tier took. The start of the JVM counts for the tier that comes first, its end for the last. */
    public List<TierTime> times() {
        Map<Tier, Seen> seen = seen();
        long first = seen.values().stream()
                .mapToLong(tier -> tier.whole().start)
                .min()
                .orElse(end);
        long last =
                seen.values().stream().mapToLong(tier -> tier.whole().end).max().orElse(end);
        List<TierTime> times = new ArrayList<>();
        seen.forEach((tier, tests) -> {
            Span whole = tests.whole();
            long setUp = tests.firstTest - whole.start;
            times.add(new TierTime(
                    tier,
                    (whole.start == first ? first - start : 0) + setUp,
                    tests.running() - setUp,
                    whole.end == last ? end - last : 0,
                    tests.tests,
                    tests.failed,
                    tests.skipped));
        });
        return times;
    }

    private Map<Tier, Seen> seen() {
        Map<Tier, Seen> seen = new EnumMap<>(Tier.class);
        for (RecordFile file : records) {
            for (RecordedTest test : file.tests()) {
                seen.computeIfAbsent(Tier.ofTags(test.tags()), tier -> new Seen())
                        .add(test, new Span(file.epochMillis(test.start()), file.epochMillis(test.end())));
            }
        }
        seen.values().removeIf(tier -> tier.tests == 0);
        return seen;
    }
}
