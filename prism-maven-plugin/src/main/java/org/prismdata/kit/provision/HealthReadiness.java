package org.prismdata.kit.provision;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.readiness.Readiness;

/**
 * A container's own health check.
 *
 * @param container its name
 */
record HealthReadiness(ContainerEngine engine, String container) implements Readiness {
    @Override
    public boolean ready(InetSocketAddress address) {
        return engine.isHealthy(container);
    }

    /** It runs a process of the engine, and one in the container. */
    @Override
    public Duration pause() {
        return Duration.ofMillis(100);
    }
}
