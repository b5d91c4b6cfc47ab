package org.prismdata.kit.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class StopwatchTest {
    private static final long MILLI = 1_000_000;

    private final CompletableFuture<Stopwatch> begun = new CompletableFuture<>();
    private final CompletableFuture<Spent> spent = new CompletableFuture<>();

    @Test
    void sleepIsTold() throws Exception {
        assertThat(spentIn(() -> {
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException e) {
                                // It has slept for long enough.
                            }
                        })
                        .slept())
                .isGreaterThanOrEqualTo(20 * MILLI);
    }

    @Test
    void waitingForSomethingElseIsNoSleep() throws Exception {
        assertThat(spentIn(() -> LockSupport.parkNanos(60_000 * MILLI)).slept()).isZero();
    }

    /** Looks at it now and 30 milliseconds later, and interrupts it then. */
    private Spent spentIn(Runnable idle) throws Exception {
        Thread thread = new Thread(() -> {
            Stopwatch watch = new Stopwatch(new ThreadClock(), "none");
            begun.complete(watch);
            idle.run();
            spent.complete(watch.stop());
        });
        thread.start();
        Stopwatch watch = begun.get();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        watch.look(System.nanoTime());
        TimeUnit.MILLISECONDS.sleep(30);
        watch.look(System.nanoTime());
        thread.interrupt();
        return spent.get();
    }
}
