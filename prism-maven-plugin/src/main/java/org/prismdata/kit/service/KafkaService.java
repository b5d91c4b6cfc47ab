package org.prismdata.kit.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.readiness.KafkaReadiness;

/**
 * Kafka, by the contract of the official image: its settings as KAFKA_ variables. One node is broker and controller.
 *
 * <p>Clients ask a broker where the brokers are, and then go to the address it advertises: so it is told its port on
 * this machine. It calls itself too, to end a transaction; from inside its container that address leads nowhere, hence
 * a listener of its own.
 */
final class KafkaService implements Service {
    private static final String INSIDE = "127.0.0.1:29092";
    private static final String CONTROLLER = "127.0.0.1:29093";

    private static final String ADVERTISED = "KAFKA_ADVERTISED_LISTENERS";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("KAFKA_NODE_ID", "1"),
            Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
            Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@" + CONTROLLER),
            Map.entry("KAFKA_LISTENERS", "HOST://0.0.0.0:9092,INSIDE://" + INSIDE + ",CONTROLLER://" + CONTROLLER),
            Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "HOST:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE"),
            Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            // There is one broker for the topics that Kafka keeps for itself, and few clients.
            Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "1"),
            // A broker that was killed is let in again only when its last session is over: 9 s unless told otherwise.
            Map.entry("KAFKA_BROKER_SESSION_TIMEOUT_MS", "2000"),
            Map.entry("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500"),
            // A group's first member need not wait for more.
            Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
            // 2 MiB, not 128, for a cleaner that has little to clean.
            Map.entry("KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE", "2097152"),
            // It lives for a test run: starting fast beats running fast.
            Map.entry("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));

    @Override
    public String name() {
        return "kafka";
    }

    /** A whole version, because the image has no tag for a line of them. */
    @Override
    public String defaultImage() {
        return "docker.io/apache/kafka:4.4.0";
    }

    @Override
    public int port() {
        return 9092;
    }

    /** None: the image's own is its start script. */
    @Override
    public List<String> defaultCommand() {
        return List.of();
    }

    /**
     * The broker itself, with the settings and the formatted folder that the image's start script, a JVM of its own, has
     * left. What it advertises is new each time.
     */
    @Override
    public Optional<WarmStart> warmStart() {
        return Optional.of(new WarmStart(
                Map.of(
                        "KAFKA_LOG_DIRS",
                        "/tmp/kraft-combined-logs",
                        // Of the image, which only its start script names.
                        "JDK_JAVA_OPTIONS",
                        "-XX:SharedArchiveFile=/opt/kafka/kafka.jsa"),
                Optional.of(instance -> List.of(
                        "/opt/kafka/bin/kafka-server-start.sh",
                        "/opt/kafka/config/server.properties",
                        "--override",
                        "advertised.listeners=" + instance.environment().get(ADVERTISED))),
                first -> {},
                (first, now) -> {}));
    }

    @Override
    public Space space(ServiceInstance whole, SpaceOwner owner) {
        return Space.prefixed(whole, owner);
    }

    @Override
    public Map<String, String> environmentAt(String host) {
        return Map.of(ADVERTISED, "HOST://" + host + ":" + port() + ",INSIDE://" + INSIDE);
    }

    @Override
    public ServiceInstance instance(Map<String, String> environment, int port) {
        String address = ContainerEngine.HOST + ":" + port;
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put(ADVERTISED, "HOST://" + address + ",INSIDE://" + INSIDE);
        all.putAll(environment);
        return new ServiceInstance(
                port,
                all,
                new KafkaReadiness(),
                Map.of("host", ContainerEngine.HOST, "port", String.valueOf(port), "brokers", address));
    }
}
