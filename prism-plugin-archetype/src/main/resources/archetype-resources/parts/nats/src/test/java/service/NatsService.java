package ${package}.service;

import ${package}.config.Settings;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The NATS of the integration tests: one that {@code prism:start} started, else the same image in a new container. */
public final class NatsService {
    private static final int PORT = 4222;

    private static RealService running;

    private NatsService() {}

    public static synchronized RealService get() {
        if (running == null) {
            running = StartedService.named("nats").map(NatsService::of).orElseGet(NatsService::startContainer);
        }
        return running;
    }

    private static RealService of(StartedService started) {
        Map<String, Object> settings = new HashMap<>(settings(started.get("url")).values());
        String prefix = started.get("prefix");
        if (prefix != null) {
            // Others use this NATS too.
            settings.put("subject_prefix", prefix);
            settings.put("stream", prefix.replace(".", ""));
        }
        return new RealService(new Settings(settings), started::restart);
    }

    private static Settings settings(String url) {
        return new Settings(Map.of("url", url));
    }

    @SuppressWarnings("resource") // JvmReaper removes it
    private static RealService startContainer() {
        String image = System.getProperty("prism.nats.image", "docker.io/library/nats:2-alpine");
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(PORT)
                .withCommand("-js");
        Containers.start(container, () -> answers(container));
        return RealService.of(container, settings(url(container)));
    }

    private static String url(GenericContainer<?> container) {
        return "nats://" + container.getHost() + ":" + container.getMappedPort(PORT);
    }

    private static boolean answers(GenericContainer<?> container) {
        Options options = Options.builder()
                .server(url(container))
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        try {
            Nats.connect(options).close();
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
