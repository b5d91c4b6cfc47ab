package ${package}.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaBrokersTest {
    @Test
    void needsBrokers() {
        refuses(Map.of(), "backend.brokers is missing, for example localhost:9092");
    }

    @Test
    void refusesWhatIsNoAddress() {
        refuses(
                Map.of("brokers", "nowhere"),
                "backend: Kafka's client refuses it: Invalid url in bootstrap.servers: nowhere");
    }

    @Test
    void refusesNumbersThatAreNone() {
        refuses(
                Map.of("brokers", "localhost:1", "partitions", "0"),
                "backend.partitions must be a positive number, got \"0\"");
        refuses(
                Map.of("brokers", "localhost:1", "replication_factor", "x"),
                "backend.replication_factor must be a positive number, got \"x\"");
    }

    @Test
    void refusesPropertiesThatAreNone() {
        refuses(Map.of("brokers", "localhost:1", "properties", "x"), "backend.properties must be a map");
    }

    @Test
    void handsOnPropertiesToKafkasClients() {
        Map<String, Object> properties = Map.of("default.api.timeout.ms", "50", "request.timeout.ms", "50");
        assertThatThrownBy(() -> new KafkaBrokers()
                        .open(new Settings(Map.of("brokers", "127.0.0.1:1", "properties", properties))))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageStartingWith("Kafka is unavailable: ");
    }

    private static void refuses(Map<String, Object> settings, String message) {
        assertThatThrownBy(() -> new KafkaBrokers().open(new Settings(settings)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
