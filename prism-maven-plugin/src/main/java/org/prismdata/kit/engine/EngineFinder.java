package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/**
 * Chooses the container engine: Podman when it is there, else Docker, or the one that was asked for.
 *
 * <p>Podman is taken when its program exists; whether it works is left to its first command, whose failure names the
 * cause, because asking first would cost every build a process. Docker's client is often installed without a daemon, so
 * that one is asked.
 */
public final class EngineFinder {
    /** Where macOS installers put the engines: an IDE there does not inherit the shell's PATH. */
    private static final List<Path> WELL_KNOWN = List.of(Path.of("/opt/homebrew/bin"), Path.of("/opt/podman/bin"));

    private static final String INSTALL = """
            install Podman: `sudo apt install podman` (Debian, Ubuntu), `sudo dnf install podman` (Fedora, RHEL),
            `brew install podman && podman machine init --now` (macOS); then check it with `podman info`""";

    private final ProgramPath path;
    private final ProcessRunner runner;

    /**
     * @param path where to look for the engines
     * @param runner runs the engine's commands
     */
    public EngineFinder(ProgramPath path, ProcessRunner runner) {
        this.path = path;
        this.runner = runner;
    }

    /**
     * @param wanted {@code auto}, {@code podman} or {@code docker}: the value of {@code prism.engine}
     * @throws PrismException if the value is another, or no engine is there; the message lists all that was tried
     */
    public ContainerEngine find(String wanted) {
        List<String> tried = new ArrayList<>();
        for (EngineKind kind : kinds(wanted)) {
            Optional<Path> program = path.find(kind.program(), WELL_KNOWN);
            if (program.isEmpty()) {
                tried.add(kind.program() + ": not on the PATH");
                continue;
            }
            ContainerEngine engine = new ContainerEngine(kind, program.get(), runner);
            Optional<String> refusal = kind == EngineKind.DOCKER ? silentDaemon(program.get()) : Optional.empty();
            if (refusal.isEmpty()) {
                return engine;
            }
            tried.add(kind.program() + ": " + program.get() + " is there, but says: " + refusal.get());
        }
        throw new PrismException(
                "no container engine is there (prism.engine=" + wanted + ")",
                "tried\n" + String.join("\n", tried),
                INSTALL);
    }

    /** Podman, where {@link #find} would choose it. No engine is asked. */
    public Optional<ContainerEngine> findPodman(String wanted) {
        return kinds(wanted).contains(EngineKind.PODMAN)
                ? path.find(EngineKind.PODMAN.program(), WELL_KNOWN)
                        .map(program -> new ContainerEngine(EngineKind.PODMAN, program, runner))
                : Optional.empty();
    }

    private static List<EngineKind> kinds(String wanted) {
        if (wanted.equals("auto")) {
            return List.of(EngineKind.values());
        }
        return Stream.of(EngineKind.values())
                .filter(kind -> kind.program().equals(wanted))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new PrismException(
                        "prism.engine is '" + wanted + "'",
                        "the engine is one of auto, podman, docker",
                        "leave -Dprism.engine out, or use -Dprism.engine=podman"));
    }

    private Optional<String> silentDaemon(Path docker) {
        ProcessResult result = runner.run(Command.of(docker.toString(), "version", "--format", "{{.Server.Version}}"));
        return result.succeeded() ? Optional.empty() : Optional.of(result.complaint());
    }
}
