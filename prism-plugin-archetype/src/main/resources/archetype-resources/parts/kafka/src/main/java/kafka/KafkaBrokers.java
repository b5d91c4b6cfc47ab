package ${package}.kafka;

import ${package}.backend.BackendFactory;
import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.pubsub.Broker;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Connects to Kafka. The backend's configuration: {@code brokers}, HOST:PORT and more of them after commas;
 * {@code partitions} of topics that are made here, 1 unless given; {@code replication_factor}, the brokers' default
 * unless given; {@code properties}, a map of what Kafka's clients are to be told besides, such as security settings.
 */
public final class KafkaBrokers implements BackendFactory<Broker> {
    private static final int REQUEST_MILLIS = 5_000;

    /** Of one subscription: what it reads ahead of its subscriber. */
    private static final int FETCH_BYTES = 2 << 20;

    private static final int MAX_FETCHED = 500;

    @Override
    public Broker open(Settings settings) throws ConfigException {
        Map<String, Object> common = common(settings);
        int partitions = settings.positive("partitions", 1);
        Optional<Short> replicas = settings.text("replication_factor").isPresent()
                ? Optional.of((short) settings.positive("replication_factor", 1))
                : Optional.empty();
        try {
            AdminTopics topics = new AdminTopics(Admin.create(common), partitions, replicas);
            try {
                topics.ping();
                return new KafkaBroker(
                        new KafkaProducer<>(producer(common), new ByteArraySerializer(), new ByteArraySerializer()),
                        () -> new KafkaConsumer<>(
                                consumer(common), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                        topics);
            } catch (RuntimeException e) {
                topics.close();
                throw e;
            }
        } catch (BackendUnavailableException e) {
            throw e;
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ConfigException("backend: Kafka's client refuses it: " + cause.getMessage());
        }
    }

    private static Map<String, Object> common(Settings settings) throws ConfigException {
        Map<String, Object> common = new HashMap<>();
        Object more = settings.values().getOrDefault("properties", Map.of());
        if (!(more instanceof Map<?, ?> properties)) {
            throw new ConfigException("backend.properties must be a map");
        }
        properties.forEach((name, value) -> common.put(String.valueOf(name), String.valueOf(value)));
        common.put("bootstrap.servers", settings.required("brokers", "localhost:9092"));
        common.putIfAbsent("request.timeout.ms", REQUEST_MILLIS);
        common.putIfAbsent("default.api.timeout.ms", REQUEST_MILLIS);
        return common;
    }

    private static Map<String, Object> producer(Map<String, Object> common) {
        Map<String, Object> producer = new HashMap<>(common);
        // Each call waits for its message, so there is nothing to collect.
        producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_MILLIS);
        producer.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * REQUEST_MILLIS);
        return producer;
    }

    private static Map<String, Object> consumer(Map<String, Object> common) {
        Map<String, Object> consumer = new HashMap<>(common);
        // No group: each subscription gets all messages, and its place ends with it.
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A place that the brokers have no messages for any more is to be noticed.
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        consumer.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        consumer.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_FETCHED);
        return consumer;
    }
}
