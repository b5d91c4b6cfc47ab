package org.prismdata.kit.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.engine.EngineKind;

class ComposeToolTest {
    private static final ComposeProject PROJECT = new ComposeProject("prism-x");
    private static final Path FILE = Path.of("/work/my project/compose.yaml");
    private static final Path ADDITIONS = Path.of("/work/my project/target/prism/prism-x.yaml");

    @Test
    void podmanHasAProgramOfItsOwnForIt() {
        ComposeTool tool =
                new ComposeTool(EngineKind.PODMAN, Path.of("/usr/bin/podman-compose"), Path.of("/usr/bin/podman"));

        assertThat(tool.command(PROJECT, FILE, ADDITIONS, Duration.ofMinutes(2)))
                .isEqualTo(List.of(
                        "/usr/bin/podman-compose",
                        "--podman-path",
                        "/usr/bin/podman",
                        "--podman-run-args=--timeout 120",
                        "--project-name",
                        "prism-x",
                        "--file",
                        FILE.toString(),
                        "--file",
                        ADDITIONS.toString(),
                        "up",
                        "--detach"));
    }

    @Test
    void dockersIsAPluginOfItsClient() {
        ComposeTool tool = new ComposeTool(EngineKind.DOCKER, Path.of("/usr/bin/docker"), Path.of("/usr/bin/docker"));

        assertThat(tool.command(PROJECT, FILE, ADDITIONS, Duration.ofMinutes(2)))
                .isEqualTo(List.of(
                        "/usr/bin/docker",
                        "compose",
                        "--project-name",
                        "prism-x",
                        "--file",
                        FILE.toString(),
                        "--file",
                        ADDITIONS.toString(),
                        "up",
                        "--detach"));
    }
}
