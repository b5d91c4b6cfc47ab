package ${package}.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics of Kafka, as its admin client sees them. */
final class AdminTopics implements Topics {
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final int partitions;
    private final Optional<Short> replicas;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param replicas empty for the brokers' default */
    AdminTopics(Admin admin, int partitions, Optional<Short> replicas) {
        this.admin = admin;
        this.partitions = partitions;
        this.replicas = replicas;
    }

    @Override
    public void ensure(String topic) {
        if (known.contains(topic)) {
            return;
        }
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), replicas);
        Failures.explain(() -> {
            try {
                return admin.createTopics(List.of(wanted)).all().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicExistsException) {
                    return null;
                }
                throw e;
            }
        });
        known.add(topic);
    }

    @Override
    public void ping() {
        Failures.explain(() -> admin.describeCluster().nodes().get());
    }

    @Override
    public void close() {
        admin.close(TIME_TO_CLOSE);
    }
}
