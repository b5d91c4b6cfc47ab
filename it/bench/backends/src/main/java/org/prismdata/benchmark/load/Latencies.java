package org.prismdata.benchmark.load;

import java.util.Arrays;
import java.util.Collection;
import org.prismdata.benchmark.report.Sorted;

/** How long one thread has waited, each time. */
final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int size;

    void add(long waited) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = waited;
    }

    int size() {
        return size;
    }

    /** Those of several threads, in milliseconds. */
    static Sorted millis(Collection<Latencies> threads) {
        return new Sorted(threads.stream()
                .flatMapToDouble(
                        thread -> Arrays.stream(thread.nanos, 0, thread.size).mapToDouble(nanos -> nanos / 1e6)));
    }
}
