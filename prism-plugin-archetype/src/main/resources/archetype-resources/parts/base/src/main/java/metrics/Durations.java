package ${package}.metrics;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How long something took: a histogram in Prometheus' sense, in seconds. */
final class Durations {
    private static final double NANOS = 1e9;
    private static final double[] BOUNDS = {.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

    /** One more than bounds, for what is above them all. */
    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];

    private final DoubleAdder sum = new DoubleAdder();

    Durations() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void add(long nanos) {
        double seconds = nanos / NANOS;
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(seconds);
    }

    /** Appends the lines in Prometheus' text format. */
    void appendTo(StringBuilder text, String name, String labels) {
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            total += counts[i].sum();
            String bound = i < BOUNDS.length ? Double.toString(BOUNDS[i]) : "+Inf";
            line(text, name + "_bucket", labels + ",le=\"" + bound + '"', total);
        }
        line(text, name + "_sum", labels, sum.sum());
        line(text, name + "_count", labels, total);
    }

    static void line(StringBuilder text, String name, String labels, Number value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
