package org.prismdata.kit.process;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A program that runs beside this one, until it is closed or ends by itself. */
public final class BackgroundProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 2;

    private final Process process;
    private final ProcessRunner.Drain output;
    private final ProcessRunner.Drain errors;
    private final Writer input;

    BackgroundProcess(Process process, ProcessRunner.Drain output, ProcessRunner.Drain errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Writes a line to its standard input. One that has ended does not get it. */
    public void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            // That it has ended shows elsewhere.
            return;
        }
    }

    /**
     * Waits for its end, and until all it has printed was told.
     *
     * @return its exit code
     */
    public int exitCode() throws InterruptedException {
        int code = process.waitFor();
        output.text();
        return code;
    }

    /** Ends it with all its children at once. */
    public void kill() {
        ProcessRunner.end(process);
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
