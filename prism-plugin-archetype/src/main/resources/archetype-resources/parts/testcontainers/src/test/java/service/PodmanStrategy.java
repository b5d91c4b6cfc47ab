package ${package}.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Finds rootless Podman for Testcontainers, which on its own looks for Docker's sockets only. Testcontainers loads this
 * class by its name in {@code META-INF/services}; a {@code DOCKER_HOST} that is set comes before it.
 */
public final class PodmanStrategy extends DockerClientProviderStrategy {
    private static final Duration TIME_TO_START = Duration.ofSeconds(10);

    private Optional<Path> socket = Optional.empty();

    @Override
    protected boolean isApplicable() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return false;
        }
        socket = liveSocket();
        if (socket.isEmpty()) {
            socket = system.startsWith("Mac") ? machineSocket() : startService();
        }
        return socket.isPresent();
    }

    @Override
    public TransportConfig getTransportConfig() {
        URI address = URI.create("unix://" + socket.orElseThrow());
        return TransportConfig.builder().dockerHost(address).build();
    }

    /** Rootless Podman publishes ports on the machine itself, whatever Testcontainers makes of the machine. */
    @Override
    public synchronized String getDockerHostIpAddress() {
        return "localhost";
    }

    @Override
    public String getDescription() {
        return "Podman at " + socket.orElseThrow();
    }

    /** Above Docker's. */
    @Override
    protected int getPriority() {
        return 90;
    }

    @Override
    protected boolean isPersistable() {
        return false;
    }

    private static Optional<Path> liveSocket() {
        return places().stream().filter(PodmanStrategy::answers).findFirst();
    }

    private static List<Path> places() {
        List<Path> folders = new ArrayList<>();
        Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(Path::of).ifPresent(folders::add);
        folders.add(Path.of("/run/user/" + uid()));
        // Where Podman makes do when there is no session.
        folders.add(Path.of("/tmp/podman-run-" + uid()));
        return folders.stream()
                .map(folder -> folder.resolve("podman/podman.sock"))
                .toList();
    }

    private static Object uid() {
        try {
            return Files.getAttribute(Path.of(System.getProperty("user.home")), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> machineSocket() {
        try {
            Process podman = new ProcessBuilder(
                            "podman", "machine", "inspect", "--format", "{{.ConnectionInfo.PodmanSocket.Path}}")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = podman.getInputStream()) {
                String path = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
                return Optional.of(Path.of(path)).filter(PodmanStrategy::answers);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The service ends by itself a few seconds after its last connection, so with this JVM. */
    private static Optional<Path> startService() {
        Process service;
        try {
            service = new ProcessBuilder("podman", "--log-level=error", "system", "service", "--time=5")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            // There is no Podman; Testcontainers then tries Docker.
            return Optional.empty();
        }
        Optional<Path> socket = liveSocket();
        long deadline = System.nanoTime() + TIME_TO_START.toNanos();
        while (socket.isEmpty() && service.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            socket = liveSocket();
        }
        return socket;
    }
}
