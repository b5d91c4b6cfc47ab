package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/**
 * Chooses the container engine: Podman when it is there, else Docker, or the one that was asked for. Podman may be that of
 * another machine, by the name of a connection or by Podman's own variables.
 *
 * <p>Podman is taken when its program exists; whether it works is left to its first command, whose failure names the
 * cause, because asking first would cost every build a process. Docker's client is often installed without a daemon, so
 * that one is asked.
 */
public final class EngineFinder {
    /** Where macOS installers put the engines: an IDE there does not inherit the shell's PATH. */
    private static final List<Path> WELL_KNOWN = List.of(Path.of("/opt/homebrew/bin"), Path.of("/opt/podman/bin"));

    static final String CONNECTION_VARIABLE = "CONTAINER_CONNECTION";

    private static final String INSTALL = """
            install Podman: `sudo apt install podman` (Debian, Ubuntu), `sudo dnf install podman` (Fedora, RHEL),
            `brew install podman`, then `mvn prism:machine` (macOS); then check it with `mvn prism:doctor`""";

    private final ProgramPath path;
    private final ProcessRunner runner;
    private final Forwards forwards;

    /**
     * @param path where to look for the engines
     * @param runner runs the engine's commands
     * @param forwards lead to the services of another machine's engine
     */
    public EngineFinder(ProgramPath path, ProcessRunner runner, Forwards forwards) {
        this.path = path;
        this.runner = runner;
        this.forwards = forwards;
    }

    /**
     * @throws PrismException if the choice is none, or no engine is there; the message lists all that was tried
     */
    public ContainerEngine find(EngineChoice choice) {
        String wanted = choice.engine();
        List<String> tried = new ArrayList<>();
        for (EngineKind kind : kinds(choice)) {
            Optional<Path> program = path.find(kind.program(), WELL_KNOWN);
            if (program.isEmpty()) {
                tried.add(kind.program() + ": not on the PATH");
                continue;
            }
            ContainerEngine engine = engine(kind, program.get(), choice);
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

    /** This user's own Podman, where {@link #find} would choose it. No engine is asked. */
    public Optional<ContainerEngine> findOwnPodman(EngineChoice choice) {
        return kinds(choice).contains(EngineKind.PODMAN)
                ? path.find(EngineKind.PODMAN.program(), WELL_KNOWN)
                        .filter(program -> url(program, choice).isEmpty())
                        .map(program -> engine(EngineKind.PODMAN, program, choice))
                : Optional.empty();
    }

    private ContainerEngine engine(EngineKind kind, Path program, EngineChoice choice) {
        Optional<PodmanUrl> url = kind == EngineKind.PODMAN ? url(program, choice) : Optional.empty();
        if (url.isPresent() && choice.runtime().isPresent()) {
            throw new PrismException(
                    "prism.runtime is '" + choice.runtime().get() + "', and Podman's service runs the containers",
                    "Podman does not let its client choose the runtime of a service",
                    "set `runtime` below [engine] in the containers.conf of the machine that it runs on");
        }
        return new ContainerEngine(new EngineProgram(kind, program, url, choice.runtime(), runner), forwards);
    }

    private Optional<PodmanUrl> url(Path podman, EngineChoice choice) {
        Function<String, Optional<String>> environment = path.environment();
        if (choice.connection().isPresent()) {
            return Optional.of(connection(podman, choice.connection().get(), "prism.connection"));
        }
        return PodmanUrl.of(environment)
                .or(() -> environment
                        .apply(CONNECTION_VARIABLE)
                        .map(name -> connection(podman, name, CONNECTION_VARIABLE)));
    }

    private PodmanUrl connection(Path podman, String name, String origin) {
        ProcessResult list =
                runner.run(Command.of(podman.toString(), "system", "connection", "list", "--format", PodmanUrl.FORMAT));
        if (!list.succeeded()) {
            throw EngineFailure.explain(EngineKind.PODMAN, list.complaint());
        }
        return PodmanUrl.named(name, list.output(), origin);
    }

    private static List<EngineKind> kinds(EngineChoice choice) {
        List<EngineKind> kinds = kinds(choice.engine());
        if (choice.connection().isEmpty()) {
            return kinds;
        }
        if (!kinds.contains(EngineKind.PODMAN)) {
            throw new PrismException(
                    "prism.connection is '" + choice.connection().get() + "', and prism.engine is '" + choice.engine()
                            + "'",
                    "connections are Podman's",
                    "leave one of the two out");
        }
        return List.of(EngineKind.PODMAN);
    }

    private static List<EngineKind> kinds(String wanted) {
        if (wanted.equals(EngineChoice.ANY)) {
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
