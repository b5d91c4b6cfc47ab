package org.prismdata.kit.recorder;

import java.util.HashMap;
import java.util.Map;

/**
 * Measures what one thread does, so that a busy machine does not count.
 *
 * <p>Two things are known for certain. What the thread computed and slept is its own: nothing else can lengthen either. And of the
 * time on the clock, what remains without that in which any thread of this process could have gone on but had no processor
 * is nobody else's fault. The larger of the two is what it took by itself, at least.
 */
final class Stopwatch {
    /** How old the other threads' delays may be when a test begins. */
    private static final long AGE = 20_000_000;
    /** What takes less is not looked at closely. */
    private static final long SHORT = 40_000_000;

    private final Thread thread = Thread.currentThread();
    private final ThreadClock clock;
    private final long delays;
    private final ThreadClock.Times begun;
    private final long start = System.nanoTime();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean sleeping;
    private long lookedAt;
    private long slept;

    Stopwatch(ThreadClock clock) {
        this.clock = clock;
        delays = clock.delays(AGE);
        begun = ThreadClock.current();
    }

    /** To be called again and again while it runs, by another thread. */
    synchronized void look(long now) {
        boolean before = sleeping;
        sleeping = false;
        boolean isLong = now - start > SHORT;
        if (isLong || thread.getState() == Thread.State.TIMED_WAITING) {
            StackTraceElement[] stack = thread.getStackTrace();
            sleeping = stack.length > 0 && sleeps(stack[0]);
            if (before && sleeping) {
                slept += now - lookedAt;
            }
            if (isLong || sleeping) {
                places.merge(place(stack), 1, Integer::sum);
            }
        }
        if (isLong) {
            clock.delays(AGE);
        }
        lookedAt = now;
    }

    /** The nanoseconds that it took by itself; 0 if it is not its own thread that asks, for then it was another's to wait. */
    synchronized long stop() {
        if (Thread.currentThread() != thread) {
            return 0;
        }
        long wall = System.nanoTime() - start;
        ThreadClock.Times ended = ThreadClock.current();
        long computed = ended.computed() - begun.computed();
        if (ended.delayed() < 0 || begun.delayed() < 0) {
            return computed + slept;
        }
        long waited = wall - computed - (ended.delayed() - begun.delayed());
        long certain = computed + Math.max(0, Math.min(slept, waited));
        return wall < SHORT ? certain : Math.max(certain, wall - (clock.delays(0) - delays));
    }

    /** Where most of the time passed; empty if it was short. */
    synchronized String place() {
        String most = "";
        for (Map.Entry<String, Integer> place : places.entrySet()) {
            if (most.isEmpty() || place.getValue() > places.get(most)) {
                most = place.getKey();
            }
        }
        return most;
    }

    private static boolean sleeps(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Thread")
                && frame.getMethodName().startsWith("sleep");
    }

    private static String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (!name.startsWith("java.")
                    && !name.startsWith("jdk.")
                    && !name.startsWith("sun.")
                    && !name.startsWith("org.junit.")) {
                return frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
