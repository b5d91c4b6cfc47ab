package org.prismdata.kit.provision;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ContainerSpec;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.PortTakenException;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.readiness.ReadyWait;
import org.prismdata.kit.service.ServiceInstance;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.service.SqlFiles;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.session.RuntimeFolder;

/** Starts one service in a container of its own and waits until it serves. */
final class ServiceStart {
    private static final int LAST_LOG_LINES = 15;

    private final ContainerEngine engine;
    private final Removals removals;
    private final Consumer<String> progress;

    /** @param progress told of what takes long, a line each, while it happens */
    ServiceStart(ContainerEngine engine, Removals removals, Consumer<String> progress) {
        this.engine = engine;
        this.removals = removals;
        this.progress = progress;
    }

    /** @throws PrismException if it can't be started or does not get ready; its container is owed to {@code removals} */
    RunningContainer run(ServiceRequest request, StartRequest start) {
        long begin = System.nanoTime();
        HostPort.refuseTaken(request);
        Module module = start.module();
        String name = "prism-" + module.artifactId() + "-" + request.name() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Path> mounts = initMounts(request, module.workFolder().resolve(name));
        // A container that its engine removes when it ends can't be started again, and its own log goes with it.
        Optional<Path> log = request.restartable() || engine.kind() != EngineKind.PODMAN
                ? Optional.empty()
                : start.keep() ? RuntimeFolder.ofKept(name, ".log") : RuntimeFolder.ofSession(name + ".log");
        removals.owe(name);
        ServiceInstance instance = HostPort.start(request.port(), port -> {
            ServiceInstance candidate = request.service().instance(request.environment(), port);
            run(request, spec(name, request, start, candidate, mounts, log), start.offline());
            return candidate;
        });
        String up = seconds(begin);
        InetSocketAddress address = new InetSocketAddress(ContainerEngine.HOST, instance.port());
        ReadyWait.Outcome outcome =
                ReadyWait.until(instance.readiness(), address, request.timeout(), () -> engine.isRunning(name));
        if (outcome != ReadyWait.Outcome.READY) {
            throw notReady(request, outcome, name, log);
        }
        if (start.keep()) {
            removals.forgive(name);
            LastUse.note(name);
        }
        return new RunningContainer(
                name,
                instance,
                start.keep(),
                request.name() + " is ready on " + ContainerEngine.HOST + ":" + instance.port() + " in "
                        + seconds(begin) + " (container " + up + ", " + request.image() + ")");
    }

    static String seconds(long begin) {
        return String.format("%.2f s", (System.nanoTime() - begin) / 1e9);
    }

    private void run(ServiceRequest request, ContainerSpec spec, boolean offline) {
        try {
            runOrPull(request, spec, offline);
        } catch (PortTakenException e) {
            // The next attempt needs its name.
            engine.remove(List.of(spec.name()));
            throw e;
        }
    }

    private void runOrPull(ServiceRequest request, ContainerSpec spec, boolean offline) {
        if (engine.run(spec)) {
            return;
        }
        if (request.image().local() || request.service().builtBy().isPresent()) {
            throw new PrismException(
                    "image " + request.image() + ", asked for by " + request.name() + ", is not on this machine",
                    "it is one that is built here, so it is not pulled",
                    request.service()
                            .builtBy()
                            .orElse("build it, or name another with <image> or -Dprism." + request.name()
                                    + ".image=…"));
        }
        if (offline) {
            throw new PrismException(
                    "image " + spec.image() + " is not on this machine",
                    "Maven works offline (-o), so it is not fetched",
                    "run once without -o, or: " + engine.kind().program() + " pull " + spec.image());
        }
        progress.accept("pulling " + spec.image());
        engine.pull(spec.image(), progress);
        if (!engine.run(spec)) {
            throw new IllegalStateException("image " + spec.image() + " is not there after it was pulled");
        }
    }

    private ContainerSpec spec(
            String name,
            ServiceRequest request,
            StartRequest start,
            ServiceInstance instance,
            Map<String, Path> mounts,
            Optional<Path> log) {
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
                request.image(),
                instance.environment(),
                owner.labels(),
                request.service().port(),
                instance.port(),
                mounts,
                request.command(),
                start.keep() ? Lifetimes.KEPT : start.lifetimes().build(),
                log.isPresent(),
                log);
    }

    private static Map<String, Path> initMounts(ServiceRequest request, Path workFolder) {
        return request.initSql()
                .map(sql ->
                        SqlFiles.mounts(sql, request.service().initFolder().orElseThrow(), workFolder.resolve("init")))
                .orElse(Map.of());
    }

    private PrismException notReady(
            ServiceRequest request, ReadyWait.Outcome outcome, String container, Optional<Path> log) {
        List<String> lines = log.map(file -> LogFile.last(file, LAST_LOG_LINES))
                .orElseGet(() -> engine.logs(container, LAST_LOG_LINES));
        return new PrismException(
                request.name() + " " + outcome.sentence() + " (" + request.image() + ", time-out "
                        + request.timeout().toSeconds() + " s)",
                lines.isEmpty() ? "it logged nothing" : "it last logged\n" + String.join("\n", lines),
                "correct what its log names; if it only needs longer, set <timeout> or -Dprism." + request.name()
                        + ".timeout=SECONDS");
    }
}
