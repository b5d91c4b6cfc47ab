package org.prismdata.kit.readiness;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of the container's log.
 *
 * @param line found somewhere in a line of it
 * @param container whose log; empty until {@link #of} tells
 */
public record LogReadiness(Pattern line, Optional<Inside> container) implements Readiness {
    public LogReadiness(Pattern line) {
        this(line, Optional.empty());
    }

    @Override
    public Readiness of(Inside inside) {
        return new LogReadiness(line, Optional.of(inside));
    }

    @Override
    public boolean ready(InetSocketAddress address) {
        return container.orElseThrow().log().stream()
                .anyMatch(written -> line.matcher(written).find());
    }

    /** The whole log is read each time, by some engines in a process. */
    @Override
    public Duration pause() {
        return Duration.ofMillis(50);
    }
}
