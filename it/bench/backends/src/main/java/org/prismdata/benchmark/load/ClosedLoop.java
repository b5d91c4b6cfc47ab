package org.prismdata.benchmark.load;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Callers of which each makes its next call when its last one is answered. */
final class ClosedLoop {
    private static final int WINDOWS = 3;

    /** Two cores are shared with the compilers of two JVMs. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final int callers;
    private final Duration length;
    private final Supplier<Duration> cpu;
    private final List<Window> windows;
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile Window now;
    private volatile boolean over;

    /**
     * @param length of each of the windows
     * @param cpu what the plugin has used so far
     */
    ClosedLoop(int callers, Duration length, Supplier<Duration> cpu) {
        this.callers = callers;
        this.length = length;
        this.cpu = cpu;
        windows = Stream.generate(() -> new Window(callers)).limit(WINDOWS).toList();
        now = new Window(callers);
    }

    /** @param call says whether the answer was the right one */
    void run(BooleanSupplier call) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int caller = i;
            threads.add(new Thread(() -> callOnAndOn(caller, call), "caller-" + caller));
        }
        threads.forEach(Thread::start);
        TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
        for (Window window : windows) {
            window.begin(cpu.get());
            now = window;
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
            window.end(cpu.get());
        }
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void callOnAndOn(int caller, BooleanSupplier call) {
        while (!over) {
            Latencies latencies = now.answered(caller);
            long start = System.nanoTime();
            if (succeeds(call)) {
                latencies.add(System.nanoTime() - start);
                succeeded.increment();
            } else {
                failed.increment();
            }
        }
    }

    private static boolean succeeds(BooleanSupplier call) {
        try {
            return call.getAsBoolean();
        } catch (StatusRuntimeException e) {
            System.err.println("A call failed: " + e.getMessage());
            return false;
        }
    }

    /** A message has come that was so long on its way. For one thread at a time. */
    void delivered(long nanos) {
        now.delivered().add(nanos);
    }

    long succeeded() {
        return succeeded.sum();
    }

    long failed() {
        return failed.sum();
    }

    /** The window in which neither the most calls were answered nor the fewest. */
    Window median() {
        return windows.stream()
                .sorted(Comparator.comparingDouble(Window::callsPerSecond))
                .toList()
                .get(WINDOWS / 2);
    }
}
