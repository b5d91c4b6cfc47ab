package org.prismdata.kit.readiness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A connection that stays open. That it opens says nothing: the engine's proxy takes it as soon as the container is there,
 * and hangs up when nobody listens inside. So the server has to speak first, or to wait for its client to.
 */
public record TcpReadiness() implements Readiness {
    // The proxy needs a few milliseconds to find out.
    private static final int PATIENCE_MILLIS = 200;

    @Override
    public boolean ready(InetSocketAddress address) throws IOException {
        try (Socket socket = Connection.open(address)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
