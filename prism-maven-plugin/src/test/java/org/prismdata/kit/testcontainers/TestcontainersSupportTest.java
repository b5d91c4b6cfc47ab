package org.prismdata.kit.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.engine.EngineFinder;
import org.prismdata.kit.engine.Forwards;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.pull.RegistryMirrors;

class TestcontainersSupportTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void testsFindPodmanWithoutItsBeingStarted() {
        try (TestcontainersSupport support = support(Map.of())) {
            assertThat(support.variables())
                    .containsEntry("TESTCONTAINERS_RYUK_DISABLED", "true")
                    .containsEntry("TESTCONTAINERS_HOST_OVERRIDE", "localhost")
                    .extractingByKey("DOCKER_HOST")
                    .asString()
                    .startsWith("unix:///");
        }
        assertThat(log).isEmpty();
    }

    @Test
    void whatTheUserHasSetStays() {
        try (TestcontainersSupport support = support(Map.of("TESTCONTAINERS_RYUK_DISABLED", "false"))) {
            assertThat(support.variables())
                    .containsKey("DOCKER_HOST")
                    .doesNotContainKey("TESTCONTAINERS_RYUK_DISABLED");
        }
        try (TestcontainersSupport support = support(Map.of("DOCKER_HOST", "tcp://other.example:2375"))) {
            assertThat(support.variables()).isEmpty();
        }
    }

    private TestcontainersSupport support(Map<String, String> environment) {
        UserSettings settings =
                new UserSettings(name -> Optional.ofNullable(environment.get(name)), Path.of("nowhere"));
        ProgramPath path = new ProgramPath(
                name -> Optional.of("/opt").filter(value -> name.equals("PATH")), Path.of("/opt/podman")::equals);
        EngineChoice choice = new EngineChoice(EngineChoice.ANY, Optional.empty(), Optional.empty());
        return new TestcontainersSupport(
                runner -> new EngineFinder(path, runner, new Forwards(path)).findOwnPodman(choice),
                settings,
                new RegistryMirrors(List.of()),
                log::add);
    }
}
