package org.prismdata.kit.provision;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ContainerSpec;
import org.prismdata.kit.engine.PortTakenException;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.readiness.ReadyWait;
import org.prismdata.kit.service.ServiceInstance;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.session.Ownership;

/** Starts a module's services, tells where they are, and removes them: only its own, and all of them. */
public final class Provisioner {
    private static final int LAST_LOG_LINES = 15;

    private final ContainerEngine engine;
    private final ProcessRunner runner;
    private final Consumer<String> log;

    /**
     * @param engine where the containers run
     * @param runner what {@code engine} runs its commands with
     * @param log told what happens, a line each
     */
    public Provisioner(ContainerEngine engine, ProcessRunner runner, Consumer<String> log) {
        this.engine = engine;
        this.runner = runner;
        this.log = log;
    }

    /**
     * Starts every service of the request and waits until each serves.
     *
     * @throws PrismException if one can't be started or does not get ready; nothing of the request is left running then
     */
    public StartedServices start(StartRequest request) {
        List<Container> kept = request.keep() ? keptContainers(request.module()) : List.of();
        request.services().stream()
                .filter(service -> find(kept, service).isEmpty())
                .forEach(HostPort::refuseTaken);
        ContainerRemoval removal = new ContainerRemoval(engine, runner);
        List<RunningService> running = new ArrayList<>();
        try {
            for (ServiceRequest service : request.services()) {
                Optional<Container> found = find(kept, service);
                running.add(
                        found.isPresent() ? rejoin(found.get(), request, service) : start(service, request, removal));
            }
            Path work = request.module().workFolder();
            Path properties = ServiceProperties.write(
                    request.keep() ? ServiceProperties.keptIn(work) : ServiceProperties.ofBuildIn(work), running);
            if (request.keep()) {
                removal.release();
            }
            return new StartedServices(running, properties, removal);
        } catch (RuntimeException e) {
            try {
                removal.close();
            } catch (PrismException second) {
                // What went wrong first is what the user has to know; the hook tries again to remove.
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Removes what {@link #start} started. */
    public void stop(StartedServices started, Module module) {
        long begin = System.nanoTime();
        List<String> names = started.removal().names();
        started.removal().close();
        ServiceProperties.delete(ServiceProperties.ofBuildIn(module.workFolder()));
        if (!names.isEmpty()) {
            log.accept("removed " + String.join(", ", names) + " in " + seconds(begin));
        }
    }

    /** Removes the module's kept services, and what a build that is no more has left; other builds' stay. */
    public void stopKept(Module module) {
        List<String> names = engine.containers(Ownership.selectModule(module)).stream()
                .filter(container -> {
                    Ownership owner = Ownership.of(container.labels());
                    return owner.kept() || owner.abandoned();
                })
                .map(Container::name)
                .toList();
        engine.remove(names);
        ServiceProperties.delete(ServiceProperties.keptIn(module.workFolder()));
        log.accept(names.isEmpty() ? "no services of this module are up" : "removed " + String.join(", ", names));
    }

    /** The module's containers, whoever started them. */
    public List<Container> status(Module module) {
        return engine.containers(Ownership.selectModule(module));
    }

    /** The last lines each of the module's services wrote, by container name. */
    public Map<String, List<String>> logs(Module module, int lines) {
        Map<String, List<String>> logs = new TreeMap<>();
        status(module).forEach(container -> logs.put(container.name(), engine.logs(container.name(), lines)));
        return logs;
    }

    private RunningService start(ServiceRequest request, StartRequest start, ContainerRemoval removal) {
        long begin = System.nanoTime();
        Module module = start.module();
        String name = "prism-" + module.artifactId() + "-" + request.name() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Path> mounts = initMounts(request, module.workFolder().resolve(name));
        removal.add(name);
        ServiceInstance instance = HostPort.start(request.port(), port -> {
            ServiceInstance candidate = request.service().instance(request.environment(), port);
            run(request, spec(name, request, start, candidate, mounts), start.offline());
            return candidate;
        });
        String up = seconds(begin);
        InetSocketAddress address = new InetSocketAddress(ContainerEngine.HOST, instance.port());
        ReadyWait.Outcome outcome =
                ReadyWait.until(instance.readiness(), address, request.timeout(), () -> engine.isRunning(name));
        if (outcome != ReadyWait.Outcome.READY) {
            throw notReady(request, outcome, name);
        }
        log.accept(request.name() + " is ready on " + ContainerEngine.HOST + ":" + instance.port() + " in "
                + seconds(begin) + " (container " + up + ", " + request.image() + ")");
        return running(start, request, name, instance);
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
        log.accept("pulling " + spec.image());
        engine.pull(spec.image(), log);
        if (!engine.run(spec)) {
            throw new IllegalStateException("image " + spec.image() + " is not there after it was pulled");
        }
    }

    private static ContainerSpec spec(
            String name,
            ServiceRequest request,
            StartRequest start,
            ServiceInstance instance,
            Map<String, Path> mounts) {
        Module module = start.module();
        Ownership owner = new Ownership(
                BuildSession.current().toString(),
                module.coordinates(),
                module.folderKey(),
                request.name(),
                start.keep(),
                definition(request));
        return new ContainerSpec(
                name,
                request.image(),
                instance.environment(),
                owner.labels(),
                request.service().port(),
                instance.port(),
                mounts,
                request.command());
    }

    private static Map<String, Path> initMounts(ServiceRequest request, Path workFolder) {
        return request.initSql()
                .map(sql ->
                        InitFiles.mounts(sql, request.service().initFolder().orElseThrow(), workFolder.resolve("init")))
                .orElse(Map.of());
    }

    private List<Container> keptContainers(Module module) {
        return engine.containers(Ownership.selectModule(module)).stream()
                .filter(container -> Ownership.of(container.labels()).kept())
                .toList();
    }

    private static Optional<Container> find(List<Container> kept, ServiceRequest request) {
        return kept.stream()
                .filter(container -> Ownership.of(container.labels()).service().equals(request.name()))
                .findFirst();
    }

    /** A service that an earlier {@code prism:start} left up is used again, if it is what the POM asks for now. */
    private RunningService rejoin(Container container, StartRequest start, ServiceRequest request) {
        if (!container.running()
                || !Ownership.of(container.labels()).definition().equals(definition(request))
                || !engine.runsNow(container.name(), request.image())) {
            throw new PrismException(
                    request.name() + " is already up as " + container.name() + ", but not as configured now",
                    container.running()
                            ? "its image, environment, command, port or init SQL is no more what is asked for"
                            : "it is " + container.state(),
                    "mvn prism:stop prism:start  (its data is lost)");
        }
        int port = engine.hostPort(container.name(), request.service().port());
        log.accept(request.name() + " is already up on " + ContainerEngine.HOST + ":" + port);
        ServiceInstance instance = request.service().instance(engine.environment(container.name()), port);
        return running(start, request, container.name(), instance);
    }

    private RunningService running(
            StartRequest start, ServiceRequest request, String container, ServiceInstance instance) {
        Map<String, String> properties = new TreeMap<>();
        instance.properties().forEach((key, value) -> properties.put("prism." + request.name() + "." + key, value));
        if (!start.keep()) {
            // A test may restart what this build alone uses.
            properties.put("prism." + request.name() + ".container", container);
            properties.put("prism.engine.program", engine.program().toString());
        }
        return new RunningService(request.name(), container, properties);
    }

    private PrismException notReady(ServiceRequest request, ReadyWait.Outcome outcome, String container) {
        List<String> lines = engine.logs(container, LAST_LOG_LINES);
        return new PrismException(
                request.name() + " " + outcome.sentence() + " (" + request.image() + ", time-out "
                        + request.timeout().toSeconds() + " s)",
                lines.isEmpty() ? "it logged nothing" : "it last logged\n" + String.join("\n", lines),
                "correct what its log names; if it only needs longer, set <timeout> or -Dprism." + request.name()
                        + ".timeout=SECONDS");
    }

    private static String definition(ServiceRequest request) {
        return Fingerprint.of(List.of(
                request.image().toString(),
                new TreeMap<>(request.environment()).toString(),
                request.command().toString(),
                request.port().toString(),
                request.initSql().toString()));
    }

    private static String seconds(long begin) {
        return String.format("%.2f s", (System.nanoTime() - begin) / 1e9);
    }
}
