import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** As on Testcontainers' own site; run by Failsafe. */
@Testcontainers
class KafkaModuleIT {
    private static final String TOPIC = "numbers";

    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.4.0")
            // On a busy machine its shell may run a script that Podman 4 has copied but not yet made executable.
            .withStartupAttempts(3)
            .withStartupTimeout(Duration.ofSeconds(30));

    @Test
    void keepsWhatItIsSent() throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA.getBootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "42")).get();
        }
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KAFKA.getBootstrapServers(), "group.id", "it", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            assertEquals("42", consumer.poll(Duration.ofSeconds(30)).iterator().next().value());
        }
    }
}
