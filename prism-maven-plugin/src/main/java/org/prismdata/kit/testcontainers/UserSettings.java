package org.prismdata.kit.testcontainers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * What the user has set up for Testcontainers, which comes before all that is ours.
 *
 * @param environment looks up an environment variable
 * @param home the user's; {@code .testcontainers.properties} need not be there
 */
public record UserSettings(Function<String, Optional<String>> environment, Path home) {
    private static final List<String> PLACES = List.of("docker.host", "tc.host");

    /** Those of this process. */
    public static UserSettings ofThisProcess() {
        return new UserSettings(
                name -> Optional.ofNullable(System.getenv(name)), Path.of(System.getProperty("user.home")));
    }

    /** Whether they say where the engine is. */
    boolean complete() {
        return environment.apply(TestcontainersSupport.DOCKER_HOST).isPresent()
                || PLACES.stream().anyMatch(properties()::containsKey);
    }

    private Properties properties() {
        Properties properties = new Properties();
        Path file = home.resolve(".testcontainers.properties");
        if (Files.isRegularFile(file)) {
            try (InputStream stream = Files.newInputStream(file)) {
                properties.load(stream);
            } catch (IOException | IllegalArgumentException e) {
                // Testcontainers does not use it either, then.
                properties.clear();
            }
        }
        return properties;
    }
}
