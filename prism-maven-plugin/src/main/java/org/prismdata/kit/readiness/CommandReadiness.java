package org.prismdata.kit.readiness;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program of the image that ends well, run in the container.
 *
 * @param command the program and its arguments
 * @param container where to run it; empty until {@link #of} tells
 */
public record CommandReadiness(List<String> command, Optional<Inside> container) implements Readiness {
    public CommandReadiness(List<String> command) {
        this(command, Optional.empty());
    }

    public CommandReadiness {
        command = List.copyOf(command);
    }

    @Override
    public Readiness of(Inside inside) {
        return new CommandReadiness(command, Optional.of(inside));
    }

    @Override
    public boolean ready(InetSocketAddress address) {
        return container.orElseThrow().succeeds(command);
    }

    /** Two processes for each question leave less to the service. */
    @Override
    public Duration pause() {
        return Duration.ofMillis(100);
    }
}
