package org.prismdata.kit.provision;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ContainerFiles;
import org.prismdata.kit.engine.ContainerSpec;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.HostPort;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.PortTakenException;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.readiness.ReadyWait;
import org.prismdata.kit.service.ProjectFile;
import org.prismdata.kit.service.ServiceInstance;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.service.SqlFiles;
import org.prismdata.kit.service.WarmStart;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.session.RuntimeFolder;
import org.prismdata.kit.snapshot.Snapshot;
import org.prismdata.kit.snapshot.Snapshots;
import org.prismdata.kit.timings.Seconds;
import org.prismdata.kit.timings.Stage;

/** Starts one service in a container of its own and waits until it serves. */
final class ServiceStart {
    private static final int LAST_LOG_LINES = 15;

    private final ContainerEngine engine;
    private final Removals removals;
    private final Consumer<String> progress;
    private final ServiceRequest request;
    private final StartRequest start;
    private final Snapshots snapshots;
    private final Optional<WarmStart> warm;
    private final CompletableFuture<Optional<Snapshot>> found;

    /**
     * Begins to look for a snapshot, for it takes as long as to look whether the service is up already.
     *
     * @param progress told of what takes long, a line each, while it happens
     * @param background where it looks
     */
    ServiceStart(
            ContainerEngine engine,
            Removals removals,
            Consumer<String> progress,
            ServiceRequest request,
            StartRequest start,
            Executor background) {
        this.engine = engine;
        this.removals = removals;
        this.progress = progress;
        this.request = request;
        this.start = start;
        snapshots = new Snapshots(engine);
        warm = request.service()
                .warmStart()
                .filter(possible -> start.snapshots())
                .filter(this::fits);
        found = CompletableFuture.supplyAsync(
                () -> warm.flatMap(possible -> snapshots.find(request, possible)), background);
    }

    /** @throws PrismException if it can't be started or does not get ready; nothing of it is left then */
    RunningContainer run() {
        request.port().ifPresent(this::refuseTaken);
        long begin = System.currentTimeMillis();
        Optional<Snapshot> snapshot = warm.flatMap(this::snapshot);
        Started started =
                snapshot.isPresent() ? startedFrom(snapshot.get(), warm.orElseThrow()) : started(Launch.of(request));
        if (start.keep()) {
            removals.forgive(started.name());
            LastUse.note(started.name());
        }
        long ready = System.currentTimeMillis();
        return new RunningContainer(
                started.name(),
                started.instance(),
                start.keep(),
                request.name() + " is ready on " + ContainerEngine.HOST + ":"
                        + started.instance().port() + place(started.instance().port()) + " in "
                        + Seconds.text(ready - begin) + " (container "
                        + Seconds.text(started.up() - started.begin()) + ", " + request.image()
                        + (snapshot.isPresent() ? ", warm" : "") + ")",
                List.of(
                        Stage.of(Stage.SERVICE_START, request.name(), begin, started.up()),
                        Stage.of(Stage.READY, request.name(), started.up(), ready)));
    }

    private void refuseTaken(int port) {
        try {
            HostPort.requireFree(port);
        } catch (IOException e) {
            throw PortTakenException.of(port, request.name());
        }
    }

    /** Says that it is on another machine, and for a user who wants to reach it later, how. */
    private String place(int port) {
        return engine.commandToReach(port)
                .map(command -> ", forwarded to " + engine.remoteHost().orElseThrow()
                        + (start.keep() ? " as long as Maven runs, later by `" + command + "`," : ""))
                .orElse("");
    }

    /** Not where the user has other plans: with the data, which may be in a volume, or with what is run. */
    private boolean fits(WarmStart warm) {
        return Collections.disjoint(
                        warm.environment().keySet(), request.environment().keySet())
                && (warm.command().isEmpty()
                        || request.command().equals(request.service().defaultCommand()));
    }

    private Optional<Snapshot> snapshot(WarmStart warm) {
        return SessionServices.await(found).or(() -> {
            progress.accept("initialising " + request.name() + " once, for this start and later ones");
            return snapshots.make(request, warm, () -> initialised(warm), progress);
        });
    }

    private String initialised(WarmStart warm) {
        Started started = started(Launch.toInitialise(request, warm));
        try {
            warm.preparation().run(started.instance());
            return started.name();
        } catch (IOException e) {
            removals.begin(List.of(started.name()));
            throw new PrismException(
                    request.name() + " can't be prepared for later starts",
                    String.valueOf(e.getMessage()),
                    "use -Dprism.snapshots=false",
                    e);
        }
    }

    private Started startedFrom(Snapshot snapshot, WarmStart warm) {
        Started started = started(Launch.of(request, snapshot, warm));
        try {
            warm.renewal().run(snapshot.first(), started.instance());
            return started;
        } catch (IOException e) {
            removals.begin(List.of(started.name()));
            throw new PrismException(
                    request.name() + " can't be used as " + snapshot.image() + " has it",
                    String.valueOf(e.getMessage()),
                    engine.kind().program() + " rmi " + snapshot.image() + "  (it is made anew then), or use"
                            + " -Dprism.snapshots=false",
                    e);
        }
    }

    private Started started(Launch launch) {
        long begin = System.currentTimeMillis();
        String name = "prism-" + start.module().artifactId() + "-" + request.name() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Path> mounts = mounts(name, launch);
        Optional<ContainerFiles> files = ownFiles(name, launch);
        removals.owe(name, files);
        try {
            ServiceInstance instance = HostPort.start(launch.port(), port -> {
                ServiceInstance candidate = request.service().instance(request.environment(), port);
                Map<String, String> environment = new HashMap<>(candidate.environment());
                environment.putAll(launch.environment());
                List<String> command =
                        launch.command().map(own -> own.of(candidate)).orElse(request.command());
                runOrPull(spec(name, launch.image(), environment, port, mounts, command, files));
                return candidate;
            });
            long up = System.currentTimeMillis();
            RunningInside inside = new RunningInside(engine, name, files.map(ContainerFiles::log));
            ReadyWait.Outcome outcome = ReadyWait.until(
                    instance.readiness().of(inside),
                    new InetSocketAddress(ContainerEngine.HOST, instance.port()),
                    request.timeout(),
                    () -> engine.isRunning(name));
            if (outcome != ReadyWait.Outcome.READY) {
                throw notReady(outcome, inside.lastLines(LAST_LOG_LINES));
            }
            return new Started(name, instance, begin, up);
        } catch (RuntimeException e) {
            removals.begin(List.of(name));
            throw e;
        }
    }

    private void runOrPull(ContainerSpec spec) {
        if (engine.run(spec)) {
            return;
        }
        new ServiceImages(engine, start.registries(), progress).fetch(spec.image(), request);
        if (!engine.run(spec)) {
            throw new IllegalStateException("image " + spec.image() + " is not there after it was pulled");
        }
    }

    private ContainerSpec spec(
            String name,
            ImageName image,
            Map<String, String> environment,
            int port,
            Map<String, Path> mounts,
            List<String> command,
            Optional<ContainerFiles> files) {
        Module module = start.module();
        Ownership owner = new Ownership(
                BuildSession.current().toString(),
                Host.key(),
                module.coordinates(),
                module.rootKey(),
                request.name(),
                start.keep(),
                request.definition());
        return new ContainerSpec(
                name,
                image,
                environment,
                owner.labels(),
                request.service().port(),
                port,
                mounts,
                command,
                start.keep() ? Lifetimes.KEPT : start.lifetimes().build(),
                files);
    }

    /**
     * Where a container has its log whose engine removes it at its end: the engine's own would go with it. Another machine has
     * no such place.
     */
    private Optional<ContainerFiles> ownFiles(String name, Launch launch) {
        if (launch.stays()
                || engine.kind() != EngineKind.PODMAN
                || engine.remoteHost().isPresent()) {
            return Optional.empty();
        }
        Function<String, Optional<Path>> file =
                suffix -> start.keep() ? RuntimeFolder.ofKept(name, suffix) : RuntimeFolder.ofSession(name + suffix);
        return file.apply(".log")
                .map(log -> new ContainerFiles(log, file.apply(".pid").orElseThrow()));
    }

    private Map<String, Path> mounts(String name, Launch launch) {
        Path copies = start.module().workFolder().resolve(name);
        Map<String, Path> mounts = new HashMap<>();
        if (launch.initSql()) {
            request.initSql()
                    .ifPresent(sql -> mounts.putAll(SqlFiles.mounts(
                            sql, request.service().initFolder().orElseThrow(), copies.resolve("init"))));
        }
        for (ProjectFile file : request.files()) {
            Path copy = copies.resolve("files").resolve(String.valueOf(mounts.size()));
            mounts.put(file.target(), file.copyTo(copy));
        }
        return mounts;
    }

    private PrismException notReady(ReadyWait.Outcome outcome, List<String> lines) {
        return new PrismException(
                request.name() + " " + outcome.sentence() + " (" + request.image() + ", time-out "
                        + request.timeout().toSeconds() + " s)",
                lines.isEmpty() ? "it logged nothing" : "it last logged\n" + String.join("\n", lines),
                "correct what its log names; if it only needs longer, set <timeout> or -Dprism." + request.name()
                        + ".timeout=SECONDS");
    }

    /**
     * A container to start.
     *
     * @param image what it runs
     * @param environment variables beside the service's own
     * @param command what it runs; empty for what the request says
     * @param port the port on this machine; empty for a free one
     * @param initSql whether there is SQL to be run
     * @param stays whether it stays when it ends
     */
    private record Launch(
            ImageName image,
            Map<String, String> environment,
            Optional<WarmStart.Command> command,
            OptionalInt port,
            boolean initSql,
            boolean stays) {
        static Launch of(ServiceRequest request) {
            return new Launch(request.image(), Map.of(), Optional.empty(), request.port(), true, request.restartable());
        }

        static Launch of(ServiceRequest request, Snapshot snapshot, WarmStart warm) {
            return new Launch(
                    snapshot.image(), warm.environment(), warm.command(), request.port(), false, request.restartable());
        }

        static Launch toInitialise(ServiceRequest request, WarmStart warm) {
            return new Launch(request.image(), warm.environment(), Optional.empty(), OptionalInt.empty(), true, true);
        }
    }

    /**
     * A container whose service serves.
     *
     * @param begin when the engine was asked for it, in milliseconds since 1970
     * @param up when it ran
     */
    private record Started(String name, ServiceInstance instance, long begin, long up) {}
}
