package org.prismdata.kit.recorder;

import java.util.HashMap;
import java.util.Map;

/** Measures what one thread does, so that it can be told from what a busy machine does to it. */
final class Stopwatch {
    /** How old the other threads' delays may be when a test begins. */
    private static final long AGE = 20_000_000;
    /** What takes less is not looked at closely. */
    private static final long SHORT = 40_000_000;

    private final Thread thread = Thread.currentThread();
    private final ThreadClock clock;
    private final String className;
    private final long delays;
    private final ThreadClock.Times begun;
    private final long start = System.nanoTime();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean sleeping;
    private long lookedAt = start;
    /** The times before and after each look that found it asleep: it slept in no others. */
    private long around;

    private int asleep;
    private int waiting;

    /** @param place the class in which a line is looked for */
    Stopwatch(ThreadClock clock, String place) {
        this.clock = clock;
        this.className = place;
        delays = clock.delays(AGE);
        begun = ThreadClock.current();
    }

    /** To be called again and again while it runs, by another thread. */
    synchronized void look(long now) {
        boolean before = sleeping;
        boolean isLong = now - start > SHORT;
        Thread.State state = thread.getState();
        sleeping = false;
        if (isLong || state == Thread.State.TIMED_WAITING) {
            StackTraceElement[] stack = thread.getStackTrace();
            sleeping = stack.length > 0 && sleeps(stack[0]);
            places.merge(place(stack), 1, Integer::sum);
        }
        if (sleeping) {
            asleep++;
        } else if (state != Thread.State.RUNNABLE) {
            waiting++;
        }
        if (before || sleeping) {
            around += now - lookedAt;
        }
        if (isLong) {
            clock.delays(AGE);
        }
        lookedAt = now;
    }

    /** Nothing if it is not its own thread that asks, for then it was another's to wait. */
    synchronized Spent stop() {
        if (Thread.currentThread() != thread) {
            return Spent.NOTHING;
        }
        long now = System.nanoTime();
        long wall = now - start;
        ThreadClock.Times ended = ThreadClock.current();
        boolean delaysKnown = ended.delayed() >= 0 && begun.delayed() >= 0;
        long computed = ended.computed() - begun.computed();
        long delayed = delaysKnown ? ended.delayed() - begun.delayed() : 0;
        return new Spent(
                computed,
                delayed,
                slept(now, Math.max(0, wall - computed - delayed)),
                delaysKnown && wall >= SHORT ? Math.max(0, wall - (clock.delays(0) - delays)) : 0);
    }

    /**
     * How much of the time in which the thread had nothing to do it was asleep. That time is known, and how many of the looks
     * at it found it asleep: these may be few when the machine is busy.
     */
    private long slept(long now, long idle) {
        long most = sleeping ? around + now - lookedAt : around;
        return asleep == 0 ? 0 : Math.min(most, idle * asleep / (asleep + waiting));
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

    /** The line of the test's class, for it says more to whoever has written it than one that is called from there. */
    private String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(className)) {
                return frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
