package org.prismdata.kit.readiness;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Asks a service, in its own protocol, whether it serves. */
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
}
