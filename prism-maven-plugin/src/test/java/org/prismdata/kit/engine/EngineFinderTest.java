package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

class EngineFinderTest {
    private static EngineFinder machineWith(String... programs) {
        Set<String> executable = Set.of(programs);
        ProgramPath path = new ProgramPath(
                name -> Optional.of("/opt/one:/opt/two").filter(value -> name.equals("PATH")),
                program -> executable.contains(program.toString()));
        return new EngineFinder(path, new ProcessRunner(), new Forwards(path));
    }

    private static EngineChoice wanted(String engine) {
        return new EngineChoice(engine, Optional.empty(), Optional.empty());
    }

    @Test
    void podmanIsTakenWithoutAskingWhateverElseIsThere() {
        ContainerEngine engine =
                machineWith("/opt/two/podman", "/opt/one/docker").find(wanted("auto"));

        assertThat(engine.kind()).isEqualTo(EngineKind.PODMAN);
    }

    @Test
    void macOsInstallersFoldersAreLookedThroughToo() {
        assertThat(machineWith(Path.of("/opt/homebrew/bin/podman").toString())
                        .find(wanted("podman"))
                        .kind())
                .isEqualTo(EngineKind.PODMAN);
    }

    @Test
    void withNoEngineAllThatWasTriedIsNamed() {
        assertThatThrownBy(() -> machineWith().find(wanted("auto")))
                .isInstanceOf(PrismException.class)
                .hasMessageContainingAll(
                        "podman: not on the PATH", "docker: not on the PATH", "sudo apt install podman");
    }

    @Test
    void theEngineAskedForIsTheOnlyOneTried() {
        assertThatThrownBy(() -> machineWith("/opt/one/podman").find(wanted("docker")))
                .hasMessageContaining("docker: not on the PATH")
                .hasMessageNotContaining("podman: not");
    }

    @Test
    void anUnknownEngineIsRefused() {
        assertThatThrownBy(() -> machineWith().find(wanted("lxc")))
                .hasMessageContainingAll("prism.engine is 'lxc'", "auto, podman, docker");
    }

    @Test
    void aConnectionOfAnotherEngineThanPodmanIsRefused() {
        EngineChoice choice = new EngineChoice("docker", Optional.of("buildserver"), Optional.empty());

        assertThatThrownBy(
                        () -> machineWith("/opt/one/podman", "/opt/one/docker").find(choice))
                .hasMessageContainingAll("prism.connection is 'buildserver'", "prism.engine is 'docker'");
    }

    @Test
    void aRuntimeForAPodmanOfAnotherMachineIsRefused() {
        ProgramPath path = new ProgramPath(
                name -> Optional.ofNullable(
                        Map.of("PATH", "/opt/one", "CONTAINER_HOST", "ssh://me@there/run/podman.sock")
                                .get(name)),
                program -> program.endsWith("podman"));
        EngineFinder finder = new EngineFinder(path, new ProcessRunner(), new Forwards(path));

        assertThatThrownBy(() -> finder.find(new EngineChoice("podman", Optional.empty(), Optional.of("krun"))))
                .hasMessageContainingAll("prism.runtime is 'krun'", "containers.conf");
    }
}
