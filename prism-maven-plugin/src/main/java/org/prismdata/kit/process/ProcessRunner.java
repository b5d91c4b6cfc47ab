package org.prismdata.kit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.prismdata.kit.problem.PrismException;

/** The only place that starts external programs. Both streams are drained; nothing outlives a time-out or an interrupt. */
public final class ProcessRunner {
    // A grandchild that inherited a pipe must not keep us waiting once the program itself has ended.
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);

    // Of a program that may run for days: enough to say why it has ended.
    private static final int ERRORS_KEPT = 16_384;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /**
     * Runs a program to its end.
     *
     * @return its exit code and output; a non-zero exit code is a result, not an exception
     * @throws PrismException if it can't be started, takes longer than the command's time-out, or the thread is
     *     interrupted; in the last two cases its whole process tree has been ended
     */
    public ProcessResult run(Command command) {
        Process process = start(command, false);
        running.add(process);
        Drain output = new Drain(process.getInputStream(), command.lines(), Integer.MAX_VALUE);
        Drain errors = new Drain(process.getErrorStream(), command.lines(), Integer.MAX_VALUE);
        try {
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw new TimedOutException(
                        "`" + command + "` was ended after " + command.timeout().toSeconds() + " s",
                        "it had not finished; it last said: " + lastLine(output.text() + errors.text()),
                        "run it by hand to see what it waits for",
                        output.text() + errors.text());
            }
            return new ProcessResult(process.exitValue(), output.text(), errors.text());
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new PrismException("`" + command + "` was interrupted", "the build was cancelled", "run it again", e);
        } finally {
            running.remove(process);
        }
    }

    /**
     * Starts a program that runs beside this one until it is closed. Its standard input ends then, or with us: should nobody
     * come to close it, it has to end by itself.
     *
     * @param command its time-out does not count
     * @throws PrismException if it can't be started
     */
    public BackgroundProcess begin(Command command) {
        Process process = start(command, true);
        running.add(process);
        process.onExit().thenAccept(running::remove);
        Drain output = new Drain(process.getInputStream(), command.lines(), 0);
        return new BackgroundProcess(
                process, output, new Drain(process.getErrorStream(), command.lines(), ERRORS_KEPT));
    }

    /** Ends every program of this runner, and their children; the waiting {@link #run} calls return a failure. */
    public void endAll() {
        running.forEach(ProcessRunner::end);
    }

    private static Process start(Command command, boolean withInput) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments()).redirectErrorStream(command.merged());
        builder.environment().putAll(command.environment());
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        try {
            Process process = builder.start();
            if (!withInput) {
                process.getOutputStream().close();
            }
            return process;
        } catch (IOException e) {
            throw new PrismException(
                    "`" + command.arguments().get(0) + "` could not be started",
                    String.valueOf(e.getMessage()),
                    "check that this file exists and is executable",
                    e);
        }
    }

    static void end(Process process) {
        // The parent first: one that sees its child end could take that for the child's success and end well itself.
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? "(nothing)" : stripped.substring(stripped.lastIndexOf('\n') + 1);
    }

    /** Reads one stream to its end in a thread of its own. */
    static final class Drain {
        private final StringBuffer text = new StringBuffer();
        private final Thread reader;
        private final int kept;

        /** @param kept how many characters are kept, the last ones */
        Drain(InputStream stream, Consumer<String> lines, int kept) {
            this.kept = kept;
            reader = new Thread(() -> read(stream, lines), "prism-process-output");
            reader.setDaemon(true);
            reader.start();
        }

        String text() throws InterruptedException {
            reader.join(DRAIN_LIMIT.toMillis());
            return text.toString();
        }

        private void read(InputStream stream, Consumer<String> lines) {
            try (BufferedReader lineReader =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lineReader.readLine(); line != null; line = lineReader.readLine()) {
                    text.append(line).append('\n');
                    if (text.length() > kept) {
                        text.delete(0, text.length() - kept);
                    }
                    lines.accept(line);
                }
            } catch (IOException e) {
                // A killed process closes its streams under the reader: what was read so far is the result.
            }
        }
    }
}
