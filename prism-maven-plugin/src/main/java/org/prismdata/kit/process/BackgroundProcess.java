package org.prismdata.kit.process;

import java.util.concurrent.TimeUnit;

/** A program that runs beside this one, until it is closed or ends by itself. */
public final class BackgroundProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 2;

    private final Process process;
    private final ProcessRunner.Drain errors;

    BackgroundProcess(Process process, ProcessRunner.Drain errors) {
        this.process = process;
        this.errors = errors;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What a program that has ended said about why. */
    public String complaint() {
        try {
            return errors.text().strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Asks it to end, and ends it with all its children if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessRunner.end(process);
    }
}
