package org.prismdata.kit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.prismdata.kit.process.BackgroundProcess;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/**
 * Podman's API on a Unix socket, for programs that do not use its command line. A service that is up already is used, such
 * as the one that systemd starts for a user; else one is started when it is first needed.
 *
 * <p>The one that is started ends by itself half a minute after its last connection, and one of ours lasts as long as we do.
 * So it is gone soon after us, however we end.
 */
public final class PodmanService implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);
    // It closes a connection that nothing is asked on after twice that time, while its client may count on it.
    private static final int IDLE_SECONDS = 30;
    // The answer is a stream of the events of a kind that there is none of.
    private static final String ENDLESS_REQUEST =
            "GET /events?filters=%7B%22event%22%3A%5B%22none%22%5D%7D HTTP/1.1\r\nHost: podman\r\n\r\n";

    private final Path podman;
    private final ProcessRunner runner;
    private final Function<String, Optional<String>> environment;
    private final Path ownSocket;
    private final Map<String, String> variables;
    private BackgroundProcess own;
    // Kept, because a connection that nobody refers to any more may be closed.
    private SocketChannel lasting;
    private boolean closed;

    /**
     * @param engine Podman
     * @param runner runs its commands
     * @param environment looks up an environment variable
     * @param ownSocket where to have the socket of a service that has to be started; only this user may enter its folder
     * @param variables of a service that has to be started, beside those of this process
     */
    public PodmanService(
            ContainerEngine engine,
            ProcessRunner runner,
            Function<String, Optional<String>> environment,
            Path ownSocket,
            Map<String, String> variables) {
        this.podman = engine.program();
        this.runner = runner;
        this.environment = environment;
        this.ownSocket = ownSocket;
        this.variables = variables;
    }

    /** Whether one is up that is not ours. */
    public boolean foreign() {
        Optional<SocketChannel> channel = connectToForeign();
        channel.ifPresent(PodmanService::close);
        return channel.isPresent();
    }

    /**
     * A new connection to it.
     *
     * @throws org.prismdata.kit.problem.PrismException if Podman can't start it
     */
    public synchronized SocketChannel connect() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (own == null) {
            Optional<SocketChannel> foreign = connectToForeign();
            if (foreign.isPresent()) {
                return foreign.get();
            }
        }
        if (own == null || !own.isAlive()) {
            start();
        }
        return open(ownSocket);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (own != null) {
            own.close();
            delete(ownSocket);
        }
    }

    private void start() throws IOException {
        Files.deleteIfExists(ownSocket);
        own = runner.begin(Command.of(
                        podman.toString(),
                        "--log-level=error",
                        "system",
                        "service",
                        "--time=" + IDLE_SECONDS,
                        "unix://" + ownSocket)
                .withEnvironment(variables));
        long deadline = System.nanoTime() + TIME_TO_START.toNanos();
        Optional<SocketChannel> channel = tryOpen(ownSocket);
        while (channel.isEmpty()) {
            if (!own.isAlive() || System.nanoTime() > deadline) {
                own.close();
                throw EngineFailure.explain(EngineKind.PODMAN, own.complaint());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            channel = tryOpen(ownSocket);
        }
        lasting = channel.get();
        lasting.write(ByteBuffer.wrap(ENDLESS_REQUEST.getBytes(StandardCharsets.US_ASCII)));
    }

    private Optional<SocketChannel> connectToForeign() {
        return environment
                .apply("XDG_RUNTIME_DIR")
                .map(folder -> Path.of(folder, "podman", "podman.sock"))
                .flatMap(PodmanService::tryOpen)
                .or(this::connectToMachine);
    }

    /** On macOS and Windows Podman works in a virtual machine, whose service is always up. */
    private Optional<SocketChannel> connectToMachine() {
        if (System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        ProcessResult socket = runner.run(Command.of(
                podman.toString(), "machine", "inspect", "--format", "{{.ConnectionInfo.PodmanSocket.Path}}"));
        return socket.succeeded() ? tryOpen(Path.of(socket.output().strip())) : Optional.empty();
    }

    private static Optional<SocketChannel> tryOpen(Path socket) {
        try {
            return Optional.of(open(socket));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static SocketChannel open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void delete(Path socket) {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
