package org.prismdata.kit.compose;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/**
 * The program that starts the services of a Compose file: podman-compose for Podman, and for Docker a plugin of its client.
 *
 * @param kind the engine it starts them in
 * @param program its file
 * @param engine the engine's program
 */
public record ComposeTool(EngineKind kind, Path program, Path engine) {
    // It may have to build images.
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** @throws PrismException if it is not installed; the message says how to */
    public static ComposeTool find(ContainerEngine engine, ProgramPath path, ProcessRunner runner) {
        engine.remoteHost().ifPresent(host -> {
            throw new PrismException(
                    "<composeFile> is to be started on " + host,
                    "what it mounts is on this machine, and its ports would be on that one",
                    "configure its services in <services>, or leave prism.connection and CONTAINER_HOST out");
        });
        if (engine.kind() == EngineKind.DOCKER) {
            if (!runner.run(Command.of(engine.program().toString(), "compose", "version"))
                    .succeeded()) {
                throw new PrismException(
                        "<composeFile> needs Docker's plugin `docker compose`, which is not installed",
                        "Docker itself does not read Compose files",
                        "install it: `sudo apt install docker-compose-plugin` (from Docker's own packages), or use"
                                + " Podman and podman-compose");
            }
            return new ComposeTool(engine.kind(), engine.program(), engine.program());
        }
        return path.find("podman-compose", List.of(Path.of("/opt/homebrew/bin")))
                .map(program -> new ComposeTool(engine.kind(), program, engine.program()))
                .orElseThrow(() -> new PrismException(
                        "<composeFile> needs podman-compose, which is not on the PATH",
                        "Podman itself does not read Compose files",
                        "install it: `sudo apt install podman-compose` (Debian, Ubuntu), `sudo dnf install"
                                + " podman-compose` (Fedora), `brew install podman-compose` (macOS)"));
    }

    /**
     * Starts the services in the background. That it ends well does not say that all of them run.
     *
     * @param additions the file of {@link ComposeAdditions}
     * @param lifetime after which Podman itself ends them; Docker has no such limit
     */
    public ProcessResult up(
            ProcessRunner runner, ComposeProject project, ComposeFile file, Path additions, Duration lifetime) {
        return runner.run(Command.of(command(project, file.path(), additions, lifetime))
                .in(file.path().getParent())
                .within(LIMIT));
    }

    List<String> command(ComposeProject project, Path file, Path additions, Duration lifetime) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (kind == EngineKind.DOCKER) {
            command.add("compose");
        } else {
            command.addAll(
                    List.of("--podman-path", engine.toString(), "--podman-run-args=--timeout " + lifetime.toSeconds()));
        }
        command.addAll(
                List.of("--project-name", project.name(), "--file", file.toString(), "--file", additions.toString()));
        command.addAll(List.of("up", "--detach"));
        return command;
    }
}
