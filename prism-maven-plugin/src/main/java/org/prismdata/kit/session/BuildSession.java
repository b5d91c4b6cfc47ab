package org.prismdata.kit.session;

import java.time.Instant;
import java.util.Optional;

/**
 * The build that owns a container: a process, told apart from a later one with the same id by its start time.
 *
 * @param processId the Maven process
 * @param startMillis when it started, in milliseconds since 1970; 0 where the platform does not tell
 */
public record BuildSession(long processId, long startMillis) {

    /** The session of this process. */
    public static BuildSession current() {
        ProcessHandle process = ProcessHandle.current();
        return new BuildSession(process.pid(), startMillis(process));
    }

    /** Reads back what {@link #toString} wrote; empty if it is something else. */
    public static Optional<BuildSession> parse(String text) {
        return text.matches("\\d{1,18}-\\d{1,18}")
                ? Optional.of(new BuildSession(
                        Long.parseLong(text.substring(0, text.indexOf('-'))),
                        Long.parseLong(text.substring(text.indexOf('-') + 1))))
                : Optional.empty();
    }

    /** Whether that very process still runs on this machine. */
    public boolean alive() {
        return ProcessHandle.of(processId)
                .filter(process -> startMillis(process) == startMillis)
                .isPresent();
    }

    @Override
    public String toString() {
        return processId + "-" + startMillis;
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
