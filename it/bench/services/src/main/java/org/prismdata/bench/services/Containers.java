package org.prismdata.bench.services;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The services as a user of Testcontainers has them: by its modules where there is one, with the kit's arguments. */
final class Containers {
    private Containers() {}

    static GenericContainer<?> of(String service) {
        return switch (service) {
            case "postgres" ->
                new PostgreSQLContainer(DockerImageName.parse("docker.io/library/postgres:16-alpine")
                                .asCompatibleSubstituteFor("postgres"))
                        .withCommand("postgres -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
            case "redis" ->
                new GenericContainer<>("docker.io/library/redis:7-alpine")
                        .withExposedPorts(6379)
                        .withCommand("--save", "", "--appendonly", "no");
            case "nats" ->
                new GenericContainer<>("docker.io/library/nats:2-alpine")
                        .withExposedPorts(4222)
                        .withCommand("-js")
                        .waitingFor(Wait.forLogMessage(".*Server is ready.*", 1));
            case "kafka" ->
                new KafkaContainer(DockerImageName.parse("docker.io/apache/kafka:4.4.0")
                        .asCompatibleSubstituteFor("apache/kafka"));
            default -> throw new IllegalArgumentException(service);
        };
    }
}
