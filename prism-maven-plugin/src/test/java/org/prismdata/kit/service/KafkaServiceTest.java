package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaServiceTest {
    private final Service kafka = new KafkaService();

    @Test
    void testsAreToldHostPortAndBrokers() {
        assertThat(kafka.instance(Map.of(), 19092).properties())
                .containsOnly(
                        Map.entry("host", "127.0.0.1"),
                        Map.entry("port", "19092"),
                        Map.entry("brokers", "127.0.0.1:19092"));
    }

    @Test
    void itAdvertisesThePortOfThisMachine() {
        assertThat(kafka.instance(Map.of(), 19092).environment())
                .containsEntry("KAFKA_ADVERTISED_LISTENERS", "HOST://127.0.0.1:19092,INSIDE://127.0.0.1:29092");
    }

    @Test
    void itListensOnItsPortForTheHost() {
        assertThat(kafka.instance(Map.of(), 19092).environment().get("KAFKA_LISTENERS"))
                .contains("HOST://0.0.0.0:" + kafka.port());
    }

    @Test
    void theUsersVariablesWin() {
        assertThat(kafka.instance(Map.of("KAFKA_NODE_ID", "5", "KAFKA_NUM_PARTITIONS", "3"), 19092)
                        .environment())
                .containsEntry("KAFKA_NODE_ID", "5")
                .containsEntry("KAFKA_NUM_PARTITIONS", "3")
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller");
    }
}
