package ${package}.service;

import ${package}.config.Settings;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The Kafka of the integration tests: one that {@code prism:start} started, else the same image in a new container. */
public final class KafkaService {
    private static final String STARTER = "/tmp/testcontainers_start.sh";

    private static RealService running;

    private KafkaService() {}

    public static synchronized RealService get() {
        if (running == null) {
            running = StartedService.named("kafka")
                    .map(started -> new RealService(settings(started.get("brokers")), started::restart))
                    .orElseGet(KafkaService::startContainer);
        }
        return running;
    }

    private static Settings settings(String brokers) {
        return new Settings(Map.of("brokers", brokers));
    }

    @SuppressWarnings("resource") // JvmReaper removes it
    private static RealService startContainer() {
        String image = System.getProperty("prism.kafka.image", "docker.io/apache/kafka:4.4.0");
        KafkaContainer container =
                new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"));
        // Testcontainers copies it into the running container, where it is there a moment before it may be run.
        container
                .withCommand("sh", "-c", "while [ ! -x " + STARTER + " ]; do sleep 0.1; done; exec " + STARTER)
                .withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "2000")
                .withEnv("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500");
        Containers.start(container);
        return RealService.of(container, settings(container.getBootstrapServers()));
    }
}
