package org.prismdata.kit.readiness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks a service again and again until it serves, has died, or time is up. */
public final class ReadyWait {
    /** How a wait ended, with the sentence a user reads. */
    public enum Outcome {
        READY("is ready"),
        DIED("stopped before it was ready"),
        TIMED_OUT("was not ready in time");

        private final String sentence;

        Outcome(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    // Asking the engine costs a process, so whether the container still lives is asked rarely.
    private static final long ALIVE_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private ReadyWait() {}

    /**
     * @param readiness how to ask
     * @param address where
     * @param limit how long to go on
     * @param alive whether the service's container still runs
     */
    public static Outcome until(Readiness readiness, InetSocketAddress address, Duration limit, BooleanSupplier alive) {
        long start = System.nanoTime();
        long lastAliveCheck = start;
        while (true) {
            if (isReady(readiness, address)) {
                return Outcome.READY;
            }
            long now = System.nanoTime();
            if (now - start >= limit.toNanos() || Thread.currentThread().isInterrupted()) {
                return alive.getAsBoolean() ? Outcome.TIMED_OUT : Outcome.DIED;
            }
            if (now - lastAliveCheck >= ALIVE_CHECK_NANOS) {
                if (!alive.getAsBoolean()) {
                    return Outcome.DIED;
                }
                lastAliveCheck = System.nanoTime();
            }
            LockSupport.parkNanos(readiness.pause().toNanos());
        }
    }

    private static boolean isReady(Readiness readiness, InetSocketAddress address) {
        try {
            return readiness.ready(address);
        } catch (IOException e) {
            return false;
        }
    }
}
