package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NatsServiceTest {
    private final Service nats = new NatsService();

    @Test
    void testsAreToldHostPortAndUrl() {
        assertThat(nats.instance(Map.of(), 14222).properties())
                .containsOnly(
                        Map.entry("host", "127.0.0.1"),
                        Map.entry("port", "14222"),
                        Map.entry("url", "nats://127.0.0.1:14222"));
    }

    @Test
    void jetStreamIsOn() {
        assertThat(nats.defaultCommand()).containsExactly("-js");
    }

    @Test
    void theUsersVariablesReachTheContainer() {
        assertThat(nats.instance(Map.of("TZ", "UTC"), 1).environment()).containsExactly(Map.entry("TZ", "UTC"));
    }
}
