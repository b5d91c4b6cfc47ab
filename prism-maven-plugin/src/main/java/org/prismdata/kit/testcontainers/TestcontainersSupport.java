package org.prismdata.kit.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.PodmanService;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.pull.RegistriesConf;
import org.prismdata.kit.pull.RegistryMirrors;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.PrivateFile;
import org.prismdata.kit.session.RuntimeFolder;

/**
 * Lets the test JVMs of a Maven session use Testcontainers with rootless Podman. They get a socket of ours, behind which
 * Podman's own is opened, and its service started, when the first of them connects. Their ids pass there; so what one of
 * them leaves, because it was killed, is known to be theirs and is removed when the session ends.
 */
public final class TestcontainersSupport implements AutoCloseable {
    /** The variable that says where the engine is. */
    public static final String DOCKER_HOST = "DOCKER_HOST";

    private static final String STRATEGY = "TESTCONTAINERS_DOCKER_CLIENT_STRATEGY";

    private final ProcessRunner runner = new ProcessRunner();
    private final Optional<ContainerEngine> podman;
    private final UserSettings settings;
    private final RegistryMirrors mirrors;
    private final Consumer<String> log;
    private final Set<TestSession> sessions = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::end, "prism-tests-shutdown");
    private Map<String, String> variables;
    private Optional<Path> temporary = Optional.empty();
    private PodmanService service;
    private SocketRelay relay;

    /**
     * @param podman finds it, given what is to run its commands; empty if another engine is wanted
     * @param settings what the user has set up for Testcontainers
     * @param mirrors what stands in for registries, where it is a Podman that we start that fetches images for the tests
     * @param log told what goes wrong, a line each
     */
    public TestcontainersSupport(
            Function<ProcessRunner, Optional<ContainerEngine>> podman,
            UserSettings settings,
            RegistryMirrors mirrors,
            Consumer<String> log) {
        this.podman = podman.apply(runner);
        this.settings = settings;
        this.mirrors = mirrors;
        this.log = log;
    }

    /** The variables that a test JVM needs; none where Testcontainers is set up already, or is to use another engine. */
    public synchronized Map<String, String> variables() {
        if (variables == null) {
            variables = podman.filter(engine -> !settings.complete())
                    .map(this::tryOpen)
                    .orElse(Map.of());
        }
        return variables;
    }

    /**
     * Removes what the tests have left, and waits until it is gone.
     *
     * @throws org.prismdata.kit.problem.PrismException if the engine refuses to remove something
     */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way out, and the hook finds nothing left to do.
            return;
        }
    }

    private Map<String, String> tryOpen(ContainerEngine engine) {
        try {
            return open(engine);
        } catch (UncheckedIOException | PrismException e) {
            // Tests that use an engine say so themselves then; others have no need of it.
            log.accept("Testcontainers is not set up for Podman: " + e.getMessage());
            return Map.of();
        }
    }

    private Map<String, String> open(ContainerEngine engine) {
        Path socket = file("tests.sock");
        service = new PodmanService(engine, runner, settings.environment(), file("podman.sock"), registries());
        relay = new SocketRelay(socket, service::connect, this::reader, log);
        Runtime.getRuntime().addShutdownHook(hook);
        new AbandonedTests(engine, log).remove();

        Map<String, String> all = new TreeMap<>();
        all.put(DOCKER_HOST, "unix://" + socket);
        // Else the way that once led to Docker, which Testcontainers keeps in the user's home, comes first.
        all.put(STRATEGY, "org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy");
        // A container that has to hold the engine's socket; it can't in rootless Podman, and we remove what is left.
        all.put("TESTCONTAINERS_RYUK_DISABLED", "true");
        if (!service.foreign()) {
            // Where we start Podman it publishes ports, even if that is in a container itself.
            all.put("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
        }
        all.keySet().removeIf(name -> settings.environment().apply(name).isPresent());
        return all;
    }

    private Map<String, String> registries() {
        if (settings.environment().apply(RegistriesConf.VARIABLE).isPresent()) {
            return Map.of();
        }
        return RegistriesConf.with(mirrors, settings.home())
                .map(text -> PrivateFile.write(file("registries.conf"), text))
                .map(file -> Map.of(RegistriesConf.VARIABLE, file.toString()))
                .orElse(Map.of());
    }

    private Consumer<ByteBuffer> reader() {
        return new SessionIds(id -> {
            TestSession session = new TestSession(BuildSession.current(), id);
            if (sessions.add(session)) {
                session.note();
            }
        })::read;
    }

    private synchronized void end() {
        if (relay == null) {
            return;
        }
        relay.close();
        relay = null;
        // First, so that it does not still start what was asked for.
        service.close();
        sessions.forEach(session -> {
            int left = session.removeAll(podman.orElseThrow());
            if (left > 0) {
                log.accept("a killed test JVM has left " + left + (left == 1 ? " container" : " containers")
                        + "; removed");
            }
        });
        RuntimeFolder.clean();
        temporary.ifPresent(TestcontainersSupport::delete);
    }

    private Path file(String name) {
        return RuntimeFolder.ofSession(name).orElseGet(() -> {
            temporary = temporary.or(() -> Optional.of(temporaryFolder()));
            return temporary.get().resolve(name);
        });
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("prism-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
