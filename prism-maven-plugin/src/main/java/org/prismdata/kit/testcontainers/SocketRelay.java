package org.prismdata.kit.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.kit.problem.PrismException;

/**
 * A Unix socket whose connections go on to the engine's. It costs next to nothing until somebody connects, who then is
 * connected to an engine that may only be started for it.
 */
final class SocketRelay implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Path socket;
    private final ServerSocketChannel server;
    private final Engine engine;
    private final Supplier<Consumer<ByteBuffer>> readers;
    private final Consumer<String> log;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    /**
     * @param socket its file; only this user may enter its folder
     * @param engine asked for a connection for each that comes
     * @param readers makes, for each connection, what reads all that goes to the engine before it does
     * @param log told why the engine can't be reached
     */
    SocketRelay(Path socket, Engine engine, Supplier<Consumer<ByteBuffer>> readers, Consumer<String> log) {
        this.socket = socket;
        this.engine = engine;
        this.readers = readers;
        this.log = log;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    /** Ends all connections. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                inBackground(() -> connect(client));
            }
        } catch (IOException e) {
            // It has been closed.
            return;
        }
    }

    private void connect(SocketChannel client) {
        try (client;
                SocketChannel service = engine.connect()) {
            open.add(client);
            open.add(service);
            Thread answers = inBackground(() -> copy(service, client, part -> {}));
            copy(client, service, readers.get());
            answers.join();
            open.remove(service);
        } catch (PrismException | IOException e) {
            log.accept("Testcontainers can't be connected to Podman: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** Until one side has no more to say; the other may still have. */
    private static void copy(SocketChannel from, SocketChannel to, Consumer<ByteBuffer> reader) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                reader.accept(buffer);
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has gone; that ends it for both.
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread inBackground(Runnable work) {
        Thread thread = new Thread(work, "prism-relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Where the connections go on to. */
    interface Engine {
        SocketChannel connect() throws IOException;
    }
}
