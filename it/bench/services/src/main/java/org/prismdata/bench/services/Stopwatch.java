package org.prismdata.bench.services;

import java.util.Locale;

/** The time of one service, from the first call of its tool to the return of the last. */
final class Stopwatch {
    private final long begin = System.nanoTime();
    private long ready;

    void ready() {
        ready = System.nanoTime();
    }

    /** Prints the line that the script reads: milliseconds until the service was ready, and until it was gone. */
    void gone() {
        long gone = System.nanoTime();
        System.out.printf(Locale.ROOT, "measured\t%.0f\t%.0f%n", (ready - begin) / 1e6, (gone - begin) / 1e6);
    }
}
