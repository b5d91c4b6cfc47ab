package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/**
 * The engine's command line: what each of its commands begins with, and what becomes of one that fails.
 *
 * @param file the program's
 * @param url where Podman's service is; empty for a Podman that needs none, and for Docker
 * @param runtime of the containers, where it is not the engine's own choice
 */
record EngineProgram(
        EngineKind kind, Path file, Optional<PodmanUrl> url, Optional<String> runtime, ProcessRunner runner) {
    /** A command of the engine, to be run by {@link #answer} or {@link #must}. */
    Command command(List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(file.toString());
        url.ifPresent(podman -> line.addAll(podman.options()));
        if (kind == EngineKind.PODMAN) {
            // Of the program, not of one command: it also ends and removes the container with it.
            runtime.ifPresent(name -> line.addAll(List.of("--runtime", name)));
        }
        line.addAll(arguments);
        return Command.of(line);
    }

    /** What a command ends with, whatever that is. */
    ProcessResult answer(Command command) {
        return runner.run(command);
    }

    /** As {@link #answer(Command)}. */
    ProcessResult answer(List<String> arguments) {
        return answer(command(arguments));
    }

    /**
     * What a command prints.
     *
     * @throws org.prismdata.kit.problem.PrismException if it fails: what the engine's complaint means
     */
    String must(Command command) {
        ProcessResult result = answer(command);
        if (!result.succeeded()) {
            throw EngineFailure.explain(kind, result.complaint());
        }
        return result.output();
    }

    /** As {@link #must(Command)}. */
    String must(List<String> arguments) {
        return must(command(arguments));
    }
}
