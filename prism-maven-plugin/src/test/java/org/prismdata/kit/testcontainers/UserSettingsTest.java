package org.prismdata.kit.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserSettingsTest {
    @TempDir
    private Path home;

    @Test
    void areCompleteWithADockerHost() throws IOException {
        assertThat(settings(Map.of("DOCKER_HOST", "tcp://build.example:2375"), "")
                        .complete())
                .isTrue();
        assertThat(settings(Map.of(), "docker.host=tcp\\://build.example\\:2375")
                        .complete())
                .isTrue();
        assertThat(settings(Map.of(), "tc.host=tcp\\://127.0.0.1\\:3333").complete())
                .isTrue();
    }

    @Test
    void areNotWithWhatTestcontainersWritesItself() throws IOException {
        assertThat(settings(
                                Map.of(),
                                "docker.client.strategy=org.testcontainers.dockerclient.UnixSocketClientProviderStrategy")
                        .complete())
                .isFalse();
    }

    @Test
    void areNotWithoutTheFileOrWithABrokenOne() throws IOException {
        assertThat(new UserSettings(name -> Optional.empty(), home.resolve("none")).complete())
                .isFalse();
        assertThat(settings(Map.of(), "docker.host=\\u12").complete()).isFalse();
    }

    private UserSettings settings(Map<String, String> environment, String file) throws IOException {
        Files.writeString(home.resolve(".testcontainers.properties"), file);
        return new UserSettings(name -> Optional.ofNullable(environment.get(name)), home);
    }
}
