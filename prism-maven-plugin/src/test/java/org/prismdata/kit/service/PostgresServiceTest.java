package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresServiceTest {
    private final Service postgres = new PostgresService();

    @Test
    void passwordsAreRandom() {
        assertThat(postgres.instance(Map.of(), 1).environment().get("POSTGRES_PASSWORD"))
                .hasSizeGreaterThanOrEqualTo(20)
                .isNotEqualTo(postgres.instance(Map.of(), 1).environment().get("POSTGRES_PASSWORD"));
    }

    @Test
    void theImagesOwnVariablesDecideWhatTestsAreTold() {
        ServiceInstance instance = postgres.instance(
                Map.of("POSTGRES_USER", "ann", "POSTGRES_PASSWORD", "secret", "POSTGRES_DB", "orders"), 15432);

        assertThat(instance.properties())
                .containsOnly(
                        Map.entry("host", "127.0.0.1"),
                        Map.entry("port", "15432"),
                        Map.entry("url", "jdbc:postgresql://127.0.0.1:15432/orders"),
                        Map.entry("username", "ann"),
                        Map.entry("password", "secret"));
    }

    @Test
    void theDatabaseIsNamedAfterTheUserAsTheImageDoes() {
        assertThat(postgres.instance(Map.of("POSTGRES_USER", "ann"), 1).properties())
                .containsEntry("url", "jdbc:postgresql://127.0.0.1:1/ann");
    }
}
