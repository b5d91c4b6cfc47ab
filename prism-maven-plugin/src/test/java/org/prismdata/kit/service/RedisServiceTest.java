package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisServiceTest {
    private final Service redis = new RedisService();

    @Test
    void testsAreToldHostPortAndUrl() {
        assertThat(redis.instance(Map.of(), 16379).properties())
                .containsOnly(
                        Map.entry("host", "127.0.0.1"),
                        Map.entry("port", "16379"),
                        Map.entry("url", "redis://127.0.0.1:16379"));
    }

    @Test
    void nothingIsSaved() {
        assertThat(redis.defaultCommand()).startsWith("--save", "", "--appendonly", "no");
    }

    @Test
    void theUsersVariablesReachTheContainer() {
        assertThat(redis.instance(Map.of("TZ", "UTC"), 1).environment()).containsExactly(Map.entry("TZ", "UTC"));
    }
}
