package org.prismdata.kit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The port of this machine behind which a container's port is found. It is known before the start, because a service may
 * have to tell it to its clients.
 */
public final class HostPort {
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
    public static <T> T start(OptionalInt asked, IntFunction<T> start) {
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

    /** @throws IOException if the port is taken */
    public static void requireFree(int port) throws IOException {
        bind(port);
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
