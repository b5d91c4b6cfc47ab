import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventIT {
    private static final String BROKERS = System.getProperty("prism.kafka.brokers");

    @Test
    void theBrokersAreHostAndPort() {
        assertEquals(System.getProperty("prism.kafka.host") + ":" + System.getProperty("prism.kafka.port"), BROKERS);
    }

    @Test
    void theBrokerAdvertisesThePublishedPort() throws Exception {
        try (Admin admin = admin()) {
            Collection<Node> nodes = admin.describeCluster().nodes().get(10, TimeUnit.SECONDS);

            assertEquals(
                    List.of(BROKERS),
                    nodes.stream().map(node -> node.host() + ":" + node.port()).toList());
        }
    }

    @Test
    void whatIsProducedIsConsumed() throws Exception {
        createTopic("orders");
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>("orders", "1", "created"));
            producer.send(new ProducerRecord<>("orders", "1", "paid"));
        }

        assertEquals(List.of("created", "paid"), consume("orders", 2));
    }

    @Test
    void onlyCommittedTransactionsAreRead() throws Exception {
        createTopic("payments");
        try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "till-1"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("payments", "aborted"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("payments", "committed"));
            producer.commitTransaction();
        }

        assertEquals(List.of("committed"), consume("payments", 1));
    }

    private static void createTopic(String name) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    /** Reads in a group, from the beginning, until there are as many; fails by the test's time-out. */
    private static List<String> consume(String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", BROKERS,
                "group.id", "readers-of-" + topic,
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (values.size() < count) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", BROKERS));
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", BROKERS);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
