package org.prismdata.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A server on a free port that takes one connection and remembers what it was asked. */
public final class ServerOfOneConnection implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> received;

    /** What the server does with the connection; returns what it was asked. */
    public interface Exchange {
        String with(Socket socket) throws IOException;
    }

    public ServerOfOneConnection(Exchange exchange) throws IOException {
        received = CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                return exchange.with(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    public String received() {
        return received.join();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
