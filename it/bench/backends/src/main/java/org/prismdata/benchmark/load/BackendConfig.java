package org.prismdata.benchmark.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Writes the configuration of a plugin for the service that {@code mvn prism:start} keeps up for its project. */
final class BackendConfig {
    private BackendConfig() {}

    static Path write(String backend, Path project) throws IOException {
        Properties service = new Properties();
        Path kept = project.resolve("target/prism/kept-services.properties");
        if (Files.exists(kept)) {
            try (InputStream in = Files.newInputStream(kept)) {
                service.load(in);
            }
        }
        String settings = switch (backend) {
            case "memstore" -> "{}";
            case "sqlite" ->
                "{path: '%s'}"
                        .formatted(Files.createTempDirectory(project.resolve("target"), "sqlite")
                                .resolve("benchmark.db"));
            case "postgres" ->
                "{connection_string: '%s', username: '%s', password: '%s'}"
                        .formatted(
                                service.getProperty("prism.postgres.url"),
                                service.getProperty("prism.postgres.username"),
                                service.getProperty("prism.postgres.password"));
            case "redis" -> "{address: '%s'}".formatted(service.getProperty("prism.redis.url"));
            case "kafka" -> "{brokers: '%s'}".formatted(service.getProperty("prism.kafka.brokers"));
            case "nats" -> "{url: '%s'}".formatted(service.getProperty("prism.nats.url"));
            default -> throw new IllegalArgumentException("no such backend: " + backend);
        };
        return Files.writeString(project.resolve("target/bench/backends.yaml"), "backend: " + settings + "\n");
    }
}
