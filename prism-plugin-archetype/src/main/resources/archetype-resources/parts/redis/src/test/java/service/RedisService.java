package ${package}.service;

import ${package}.config.Settings;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/** The Redis of the integration tests: one that {@code prism:start} started, else the same image in a new container. */
public final class RedisService {
    private static final int PORT = 6379;

    private static RealService running;

    private RedisService() {}

    public static synchronized RealService get() {
        if (running == null) {
            running = StartedService.named("redis").map(RedisService::of).orElseGet(RedisService::startContainer);
        }
        return running;
    }

    private static RealService of(StartedService started) {
        return new RealService(settings(started.get("url")), started::restart);
    }

    private static Settings settings(String url) {
        return new Settings(Map.of("address", url));
    }

    @SuppressWarnings("resource") // JvmReaper removes it
    private static RealService startContainer() {
        String image = System.getProperty("prism.redis.image", "docker.io/library/redis:7-alpine");
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(PORT);
        Containers.start(container, () -> answers(container));
        return RealService.of(
                container, settings("redis://" + container.getHost() + ":" + container.getMappedPort(PORT)));
    }

    private static boolean answers(GenericContainer<?> container) {
        try (Connection connection = new Connection(container.getHost(), container.getMappedPort(PORT))) {
            return connection.ping();
        } catch (JedisException e) {
            return false;
        }
    }
}
