package org.prismdata.kit.provision;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.prismdata.kit.compose.ComposeAdditions;
import org.prismdata.kit.compose.ComposeFile;
import org.prismdata.kit.compose.ComposeProject;
import org.prismdata.kit.compose.ComposeService;
import org.prismdata.kit.compose.ComposeTool;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.pull.ImagePull;
import org.prismdata.kit.readiness.Readiness;
import org.prismdata.kit.readiness.ReadyWait;
import org.prismdata.kit.readiness.TcpReadiness;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.session.PrivateFile;
import org.prismdata.kit.timings.Seconds;
import org.prismdata.kit.timings.Stage;

/** Starts the services of one Compose file and waits until they serve. */
final class ComposeStart {
    private static final int LAST_LOG_LINES = 15;
    private static final List<String> LABELS = List.of(ComposeProject.SERVICE_LABEL);
    private static final String OVER = "Exited (0)";

    private final ContainerEngine engine;
    private final ProcessRunner runner;
    private final Removals removals;
    private final Consumer<String> progress;
    private final StartRequest start;
    private final ComposeFile file;
    private final Duration timeout;
    private final ComposeProject project;

    /** @param start a request with a Compose file */
    ComposeStart(
            ContainerEngine engine,
            ProcessRunner runner,
            Removals removals,
            Consumer<String> progress,
            StartRequest start) {
        this.engine = engine;
        this.runner = runner;
        this.removals = removals;
        this.progress = progress;
        this.start = start;
        ComposeRequest request = start.compose().orElseThrow();
        file = request.file();
        timeout = request.timeout();
        project = start.keep() ? ComposeProject.kept(start.module()) : ComposeProject.ofBuild(file);
    }

    /** @throws PrismException if one can't be started or does not get ready; nothing of the file is left then */
    RunningCompose run() {
        long begin = System.currentTimeMillis();
        ComposeTool tool = ComposeTool.find(engine, ProgramPath.ofThisProcess(), runner);
        engine.labelsBesideContainers(ComposeProject.LABEL).stream()
                .map(ComposeProject::new)
                .filter(ComposeProject::abandoned)
                .forEach(removals::begin);
        file.services().forEach(service -> service.image().ifPresent(this::fetch));
        Path additions = PrivateFile.write(
                start.module().workFolder().resolve(project + ".yaml"), ComposeAdditions.text(file, this::labels));
        removals.owe(project);
        try {
            ProcessResult result = tool.up(
                    runner,
                    project,
                    file,
                    additions,
                    start.keep() ? Lifetimes.KEPT : start.lifetimes().build());
            long up = System.currentTimeMillis();
            List<RunningService> running = await(containers(), result);
            long ready = System.currentTimeMillis();
            if (start.keep()) {
                removals.forgive(project);
                running.forEach(service -> LastUse.note(service.container()));
            }
            return new RunningCompose(
                    project,
                    running,
                    start.keep(),
                    file.name() + " is ready in " + Seconds.text(ready - begin) + " (" + addresses(running) + ")",
                    List.of(
                            Stage.of(Stage.SERVICE_START, file.name(), begin, up),
                            Stage.of(Stage.READY, file.name(), up, ready)));
        } catch (RuntimeException e) {
            removals.begin(project);
            throw e;
        }
    }

    /** What the user keeps up of this file, where all of it is as the file now says; empty if there is nothing. */
    static Optional<RunningCompose> kept(ContainerEngine engine, StartRequest start) {
        ComposeProject project = ComposeProject.kept(start.module());
        List<Container> containers = engine.containers(
                Map.of(ComposeProject.LABEL, project.name()),
                List.of(ComposeProject.SERVICE_LABEL, Ownership.DEFINITION));
        if (containers.isEmpty()) {
            return Optional.empty();
        }
        ComposeFile file = start.compose().orElseThrow().file();
        boolean same = containers.stream()
                .allMatch(
                        container -> (container.running() || container.status().startsWith(OVER))
                                && file.definition().equals(container.labels().get(Ownership.DEFINITION)));
        if (!same && start.keep()) {
            throw new PrismException(
                    file.name() + " is already up as " + project + ", but not as it is now",
                    "it has changed, or a service of it has ended",
                    "mvn prism:stop prism:start  (its data is lost)");
        }
        if (!same) {
            // A build starts its own, then.
            return Optional.empty();
        }
        List<RunningService> running =
                containers.stream().map(container -> running(engine, container)).toList();
        running.forEach(service -> LastUse.note(service.container()));
        return Optional.of(new RunningCompose(
                project, running, true, file.name() + " is already up (" + addresses(running) + ")", List.of()));
    }

    private void fetch(ImageName image) {
        if (engine.images().find(image).isPresent()) {
            return;
        }
        refuseBuiltHere(image, file);
        new ImagePull(engine, start.registries(), progress).fetch(image);
    }

    /** @throws PrismException if no registry has an image that is not there */
    static void refuseBuiltHere(ImageName image, ComposeFile file) {
        if (image.local()) {
            throw new PrismException(
                    "image " + image + ", asked for by " + file.name() + ", is not on this machine",
                    "its name says that it is built here, so it is not pulled",
                    "build it, or give the service a `build:`");
        }
    }

    private Map<String, String> labels(ComposeService service) {
        return new Ownership(
                        BuildSession.current().toString(),
                        Host.key(),
                        start.module().coordinates(),
                        start.module().rootKey(),
                        service.name(),
                        start.keep(),
                        file.definition())
                .labels();
    }

    private List<Container> containers() {
        return engine.containers(Map.of(ComposeProject.LABEL, project.name()), LABELS);
    }

    private List<RunningService> await(List<Container> containers, ProcessResult result) {
        for (ComposeService service : file.services()) {
            if (!service.optional()
                    && containers.stream()
                            .noneMatch(container -> name(container).equals(service.name()))) {
                throw new PrismException(
                        service.name() + " of " + file.name() + " was not started",
                        result.complaint(),
                        "correct what it names; what Compose itself makes of the file shows `"
                                + (engine.program().endsWith("podman") ? "podman-compose" : "docker compose") + " -f "
                                + file.name() + " up`");
            }
        }
        long end = System.nanoTime() + timeout.toNanos();
        List<RunningService> running = new ArrayList<>();
        for (Container container : containers) {
            if (!container.status().startsWith(OVER)) {
                await(container, end, result);
            }
            running.add(running(engine, container));
        }
        return running;
    }

    /** By its health check, if it has one; else each of its ports has to take connections. */
    private void await(Container container, long end, ProcessResult result) {
        List<Integer> ports = new ArrayList<>();
        Readiness readiness = new TcpReadiness();
        if (engine.hasHealthCheck(container.name())) {
            ports.add(0);
            readiness = new HealthReadiness(engine, container.name());
        } else {
            ports.addAll(engine.ports(container.name()).values());
        }
        if (ports.isEmpty() && !engine.isRunning(container.name())) {
            throw notReady(ReadyWait.Outcome.DIED, container, result);
        }
        for (int port : ports) {
            ReadyWait.Outcome outcome = ReadyWait.until(
                    readiness,
                    new InetSocketAddress(ContainerEngine.HOST, port),
                    Duration.ofNanos(Math.max(0, end - System.nanoTime())),
                    () -> engine.isRunning(container.name()));
            if (outcome != ReadyWait.Outcome.READY) {
                throw notReady(outcome, container, result);
            }
        }
    }

    private PrismException notReady(ReadyWait.Outcome outcome, Container container, ProcessResult result) {
        List<String> lines = engine.logs(container.name(), LAST_LOG_LINES);
        return new PrismException(
                name(container) + " of " + file.name() + " " + outcome.sentence() + " (time-out " + timeout.toSeconds()
                        + " s)",
                lines.isEmpty()
                        ? "it logged nothing; Compose says: " + result.complaint()
                        : "it last logged\n" + String.join("\n", lines),
                "correct what its log names; if it only needs longer, set <composeTimeout> or"
                        + " -Dprism.composeTimeout=SECONDS");
    }

    private static RunningService running(ContainerEngine engine, Container container) {
        String prefix = "prism." + name(container) + ".";
        Map<String, String> properties = new TreeMap<>();
        new TreeMap<>(engine.ports(container.name())).forEach((inside, here) -> {
            properties.put(prefix + "host", ContainerEngine.HOST);
            properties.putIfAbsent(prefix + "port", here.toString());
            properties.put(prefix + "port." + inside, here.toString());
        });
        return new RunningService(name(container), container.name(), properties);
    }

    private static String addresses(List<RunningService> running) {
        return String.join(
                ", ",
                running.stream()
                        .map(service -> {
                            String port = service.properties().get("prism." + service.name() + ".port");
                            return service.name() + (port == null ? "" : " on " + ContainerEngine.HOST + ":" + port);
                        })
                        .sorted()
                        .toList());
    }

    private static String name(Container container) {
        return container.labels().getOrDefault(ComposeProject.SERVICE_LABEL, "");
    }
}
