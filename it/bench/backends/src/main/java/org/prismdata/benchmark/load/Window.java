package org.prismdata.benchmark.load;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.prismdata.benchmark.report.Sorted;

/** A while in which calls are counted. */
final class Window {
    private final List<Latencies> answered;
    private final Latencies delivered = new Latencies();
    private long nanos;
    private Duration cpu = Duration.ZERO;

    Window(int callers) {
        answered = Stream.generate(Latencies::new).limit(callers).toList();
    }

    void begin(Duration cpuBefore) {
        cpu = cpuBefore;
        nanos = System.nanoTime();
    }

    void end(Duration cpuAfter) {
        nanos = System.nanoTime() - nanos;
        cpu = cpuAfter.minus(cpu);
    }

    /** For the times of one caller's calls. */
    Latencies answered(int caller) {
        return answered.get(caller);
    }

    /** For the times from a message's way into the plugin until its way out. */
    Latencies delivered() {
        return delivered;
    }

    double callsPerSecond() {
        return calls() * 1e9 / nanos;
    }

    double cpuMicrosPerCall() {
        return cpu.toNanos() / 1e3 / calls();
    }

    Sorted answeredMillis() {
        return Latencies.millis(answered);
    }

    Sorted deliveredMillis() {
        return Latencies.millis(List.of(delivered));
    }

    private long calls() {
        return answered.stream().mapToLong(Latencies::size).sum();
    }
}
