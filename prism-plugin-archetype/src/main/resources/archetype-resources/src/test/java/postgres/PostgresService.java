package ${package}.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The Postgres of the integration tests. Under Maven it is the one that {@code prism:start} started; an IDE runs a test
 * without that, and the test then starts the same image itself.
 */
public record PostgresService(String url, String username, String password) {
    private static PostgresService running;

    public static synchronized PostgresService get() {
        if (running == null) {
            String url = System.getProperty("prism.postgres.url");
            running = url == null
                    ? startContainer()
                    : new PostgresService(
                            url,
                            System.getProperty("prism.postgres.username"),
                            System.getProperty("prism.postgres.password"));
        }
        return running;
    }

    /** The plugin's configuration for it. */
    public Map<String, Object> backend() {
        return Map.of("connection_string", url, "username", username, "password", password);
    }

    @SuppressWarnings("resource")
    private static PostgresService startContainer() {
        JvmReaper.install();
        String image = System.getProperty("prism.postgres.image", "docker.io/library/postgres:16-alpine");
        PostgreSQLContainer container =
                new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container
                .waitingFor(new Handshake(container))
                // An open log keeps an engine that was started for this test from ending; see PodmanStrategy.
                .withLogConsumer(line -> {})
                .start();
        return new PostgresService(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    /** Waits for a connection: what the server logs until then depends on the image. */
    private static final class Handshake extends AbstractWaitStrategy {
        private static final Duration PAUSE = Duration.ofMillis(50);

        private final PostgreSQLContainer container;

        Handshake(PostgreSQLContainer container) {
            this.container = container;
        }

        @Override
        protected void waitUntilReady() {
            long deadline = System.nanoTime() + startupTimeout.toNanos();
            while (true) {
                try {
                    DriverManager.getConnection(
                                    container.getJdbcUrl(), container.getUsername(), container.getPassword())
                            .close();
                    return;
                } catch (SQLException e) {
                    if (System.nanoTime() > deadline || !container.isRunning()) {
                        throw new ContainerLaunchException("Postgres does not answer", e);
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }
}
