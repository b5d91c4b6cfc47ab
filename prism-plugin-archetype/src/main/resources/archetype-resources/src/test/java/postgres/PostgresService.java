package ${package}.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
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
        Handshake handshake = new Handshake(container);
        container
                .waitingFor(handshake)
                // An open log keeps an engine that was started for this test from ending; see PodmanStrategy.
                .withLogConsumer(line -> {})
                .start();
        return new PostgresService(handshake.url, container.getUsername(), container.getPassword());
    }

    /**
     * Waits for a connection: what the server logs until then depends on the image. It also tells where the server is,
     * since Testcontainers looks for it on a network bridge if the machine has the marks of a container, and rootless
     * Podman publishes ports on the machine itself.
     */
    private static final class Handshake extends AbstractWaitStrategy {
        private static final Duration PAUSE = Duration.ofMillis(50);

        private final PostgreSQLContainer container;
        private String url;

        Handshake(PostgreSQLContainer container) {
            this.container = container;
        }

        @Override
        protected void waitUntilReady() {
            long deadline = System.nanoTime() + startupTimeout.toNanos();
            while (!answersAt("localhost") && !answersAt(container.getHost())) {
                if (System.nanoTime() > deadline || !container.isRunning()) {
                    throw new ContainerLaunchException("Postgres does not answer; it logged:\n" + container.getLogs());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        private boolean answersAt(String host) {
            url = "jdbc:postgresql://" + host + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/"
                    + container.getDatabaseName();
            Properties login = new Properties();
            login.setProperty("user", container.getUsername());
            login.setProperty("password", container.getPassword());
            login.setProperty("connectTimeout", "1");
            try {
                DriverManager.getConnection(url, login).close();
                return true;
            } catch (SQLException e) {
                return false;
            }
        }
    }
}
