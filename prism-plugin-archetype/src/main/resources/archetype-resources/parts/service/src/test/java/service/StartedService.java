package ${package}.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A service that {@code prism:start} started: in this build, which tells it in system properties, or by hand, which tells
 * it in a file, for tests that an IDE runs.
 */
public final class StartedService {
    private static final Path STARTED_BY_HAND = Path.of("target", "prism", "kept-services.properties");
    private static final int LIMIT_SECONDS = 30;

    private final String name;
    private final Properties told;

    private StartedService(String name, Properties told) {
        this.name = name;
        this.told = told;
    }

    public static Optional<StartedService> named(String name) {
        Properties told = new Properties();
        if (Files.exists(STARTED_BY_HAND)) {
            try (InputStream in = Files.newInputStream(STARTED_BY_HAND)) {
                told.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        told.putAll(System.getProperties());
        return Optional.of(new StartedService(name, told)).filter(service -> service.get("port") != null);
    }

    /** @param key {@code host}, {@code port}, … */
    public String get(String key) {
        return told.getProperty("prism." + name + "." + key);
    }

    /** Ends it and starts it again, on the same port. */
    public void restart() throws IOException, InterruptedException {
        String container = get("container");
        Assumptions.assumeTrue(container != null, "the service is not this build's alone, so it is not restarted");
        Process engine = new ProcessBuilder(told.getProperty("prism.engine.program"), "restart", "-t", "0", container)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!engine.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || engine.exitValue() != 0) {
            engine.destroyForcibly();
            throw new IllegalStateException(container + " could not be restarted");
        }
    }
}
