package ${package}.service;

import ${package}.config.Settings;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The Postgres of the integration tests: one that {@code prism:start} started, else the same image in a new container. */
public final class PostgresService {
    private static final int PORT = 5432;
    private static final String NAME = "prism";

    private static RealService running;

    private PostgresService() {}

    public static synchronized RealService get() {
        if (running == null) {
            running = StartedService.named("postgres")
                    .map(PostgresService::of)
                    .orElseGet(PostgresService::startContainer);
        }
        return running;
    }

    private static RealService of(StartedService started) {
        return new RealService(
                settings(started.get("url"), started.get("username"), started.get("password")), started::restart);
    }

    private static Settings settings(String url, String username, String password) {
        return new Settings(Map.of("connection_string", url, "username", username, "password", password));
    }

    @SuppressWarnings("resource") // JvmReaper removes it
    private static RealService startContainer() {
        String image = System.getProperty("prism.postgres.image", "docker.io/library/postgres:16-alpine");
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(PORT)
                .withEnv(Map.of("POSTGRES_USER", NAME, "POSTGRES_PASSWORD", NAME));
        Containers.start(container, () -> answers(container));
        return RealService.of(container, settings(url(container), NAME, NAME));
    }

    private static String url(GenericContainer<?> container) {
        return "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/" + NAME;
    }

    private static boolean answers(GenericContainer<?> container) {
        Properties login = new Properties();
        login.setProperty("user", NAME);
        login.setProperty("password", NAME);
        login.setProperty("connectTimeout", "1");
        try {
            DriverManager.getConnection(url(container), login).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
