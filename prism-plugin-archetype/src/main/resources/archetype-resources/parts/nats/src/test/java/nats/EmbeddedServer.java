package ${package}.nats;

import ${package}.config.Settings;
import io.nats.NatsRunnerUtils;
import io.nats.NatsServerRunner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** NATS itself, as a child process of the tests, on a port that only this machine reaches. */
public final class EmbeddedServer implements AutoCloseable {
    private static final String MISSING = "nats-server is missing: it is neither on the PATH nor what the variable"
            + " nats_server_path names. Get it with \"apt install nats-server\", \"brew install nats-server\" or"
            + " \"go install github.com/nats-io/nats-server/v2@latest\";"
            + " or leave these tests out with -Dprism.tier=instant";

    private static EmbeddedServer shared;

    private final String program = program();
    private final Path store = store();
    private final List<String> arguments = new ArrayList<>();
    private NatsServerRunner process;

    private EmbeddedServer(String... arguments) {
        this.arguments.addAll(List.of("--addr", "127.0.0.1", "--store_dir", store.toString()));
        this.arguments.addAll(List.of(arguments));
        start(-1);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** The one of most tests, which ends with them. */
    public static synchronized EmbeddedServer shared() {
        if (shared == null) {
            shared = start("--jetstream");
        }
        return shared;
    }

    static EmbeddedServer start(String... arguments) {
        return new EmbeddedServer(arguments);
    }

    /** The plugin's configuration for it. */
    public Settings settings() {
        return new Settings(Map.of("url", url()));
    }

    String url() {
        return "nats://127.0.0.1:" + process.getPort();
    }

    /** On the same port, with what it has stored. */
    public void restart() throws InterruptedException {
        stop();
        startAgain();
    }

    void stop() throws InterruptedException {
        process.shutdown(true);
    }

    void startAgain() {
        start(process.getPort());
    }

    private void start(int port) {
        try {
            process = NatsServerRunner.builder()
                    .executablePath(program)
                    .port(port)
                    .customArgs(arguments)
                    .outputLogger(Logger.getLogger(EmbeddedServer.class.getName()))
                    .outputLevel(Level.SEVERE)
                    // An open port will do; otherwise the runner waits for the server's first ping, which takes 2 s.
                    .connectValidateTlsFirstMode()
                    // Milliseconds.
                    .processCheckWait(10L)
                    .connectValidateInitialDelay(10L)
                    .connectValidateSubsequentDelay(20L)
                    .connectValidateTries(500)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks where Debian and Go put it too, for a PATH often lacks these. */
    private static String program() {
        return Stream.of(
                        NatsRunnerUtils.getResolvedServerPath(),
                        "/usr/sbin/nats-server",
                        System.getProperty("user.home") + "/go/bin/nats-server")
                .filter(path -> NatsRunnerUtils.getNatsServerVersionString(path) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(MISSING));
    }

    private static Path store() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "nats")), "store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loses all that was stored; to be called while it is stopped. */
    void forget() {
        try (Stream<Path> files = Files.walk(store)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(store)) {
            forget();
        }
    }
}
