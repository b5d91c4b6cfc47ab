package org.prismdata.kit.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.PortTakenException;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.service.ServiceRequest;

/**
 * The port of this machine behind which a container's port is found. It is known before the start, because a service may
 * have to tell it to its clients.
 */
final class HostPort {
    // Another program has to be faster than the engine each time.
    private static final int ATTEMPTS = 10;

    private HostPort() {}

    /**
     * Starts something on the port asked for, or on a free one. A free port may be taken before the start has come to
     * bind it; then it is started on another.
     *
     * @param asked the port the user wants; empty for any
     * @param start starts it on a port
     * @return what {@code start} returned
     * @throws PortTakenException if the port asked for is taken
     */
    static <T> T start(OptionalInt asked, IntFunction<T> start) {
        if (asked.isPresent()) {
            return start.apply(asked.getAsInt());
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return start.apply(free());
            } catch (PortTakenException e) {
                // on to the next
            }
        }
        return start.apply(free());
    }

    /** Fails if the port that a request asks for is taken, before anything is started. */
    static void refuseTaken(ServiceRequest request) {
        OptionalInt port = request.port();
        if (port.isEmpty()) {
            return;
        }
        try {
            bind(port.getAsInt());
        } catch (IOException e) {
            throw new PrismException(
                    "port " + port.getAsInt() + ", asked for by " + request.name() + ", is taken",
                    "another program listens there (" + e.getMessage() + ")",
                    "leave it out (<port> or -Dprism." + request.name() + ".port), so that a free one is chosen",
                    e);
        }
    }

    private static int free() {
        try {
            return bind(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(ContainerEngine.HOST, port));
            return socket.getLocalPort();
        }
    }
}
