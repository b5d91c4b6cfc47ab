package org.prismdata.kit.readiness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Asks a service whether it serves: in its own protocol, where the kit knows it, else in the way its user has chosen. */
@FunctionalInterface
public interface Readiness {
    /**
     * Asks once.
     *
     * @param address where the service is published
     * @return true when the service would answer a client now
     * @throws IOException if it can't be reached or hangs up: not ready yet
     */
    boolean ready(InetSocketAddress address) throws IOException;

    /** The same question to the service in a container, where it is not its port that is asked. */
    default Readiness of(Inside container) {
        return this;
    }

    /**
     * How long to wait before asking again. An attempt against a closed port costs well under a millisecond; 10 ms keeps
     * what is lost to the pause below that of any start, without taking the processor from the service.
     */
    default Duration pause() {
        return Duration.ofMillis(10);
    }
}
