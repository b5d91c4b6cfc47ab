package org.prismdata.kit.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.prismdata.kit.compose.ComposeProject;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.service.Space;
import org.prismdata.kit.service.SpaceOwner;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.session.RuntimeFolder;
import org.prismdata.kit.testcontainers.AbandonedTests;
import org.prismdata.kit.timings.Seconds;
import org.prismdata.kit.timings.Stage;
import org.prismdata.kit.timings.StageLog;

/**
 * The services of one Maven session. Each definition is started once, in the background, however many modules ask for it;
 * it is removed when the last of them has no more need of it, and all are when the session ends.
 */
public final class SessionServices implements AutoCloseable {
    private static final Duration TIME_TO_GIVE_UP = Duration.ofSeconds(10);

    private final ProcessRunner runner = new ProcessRunner();
    private final Supplier<ContainerEngine> engine;
    private final Consumer<String> progress;
    private final StageLog stages;
    private final ExecutorService starts = Executors.newCachedThreadPool(SessionServices::daemon);
    private final Removals removals;
    private final Object looking = new Object();
    private KeptServices kept;
    private boolean lookedForLeftovers;
    private final Map<String, Shared> byDefinition = new ConcurrentHashMap<>();
    private final Map<Path, List<Shared>> byModule = new HashMap<>();
    private final ComposeProjects composeProjects;
    private final Thread hook = new Thread(this::atShutdown, "prism-shutdown");
    private boolean closed;

    /**
     * @param engine finds where the containers run, given what is to run its commands; asked when something is started
     * @param progress told of what takes long, a line each, from any thread
     * @param stages told when the services of each module started, got ready and ended
     */
    public SessionServices(
            Function<ProcessRunner, ContainerEngine> engine, Consumer<String> progress, StageLog stages) {
        this.engine = new Once<>(() -> engine.apply(runner));
        this.progress = progress;
        this.stages = stages;
        removals = new Removals(new Once<>(() -> engine.apply(new ProcessRunner())));
        composeProjects = new ComposeProjects(this::startCompose, removals, starts, stages);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Says early what modules will {@link #join}, so that it is started meanwhile. What a session knows of is said all at
     * once: what more than one module uses is then known to be shared.
     */
    public synchronized void announce(List<StartRequest> requests) {
        for (StartRequest request : requests) {
            request.services().stream()
                    // The project's own image is not built yet.
                    .filter(service -> service.service().builtBy().isEmpty())
                    .forEach(service -> use(service, request));
        }
        byDefinition.values().forEach(this::begin);
        for (StartRequest request : requests) {
            byModule.getOrDefault(request.module().folder(), List.of()).stream()
                    .filter(shared -> shared.container != null)
                    .forEach(shared -> space(shared, request));
        }
        requests.forEach(composeProjects::begin);
    }

    /**
     * Waits until every service of the request serves; those that nobody has announced are started now.
     *
     * @param log told where each is and what it took
     * @throws PrismException if one can't be started or does not get ready; what only this module uses is removed then
     */
    public StartedServices join(StartRequest request, Consumer<String> log) {
        List<Shared> wanted = new ArrayList<>();
        synchronized (this) {
            request.services().forEach(service -> wanted.add(use(service, request)));
            wanted.forEach(this::begin);
        }
        composeProjects.begin(request);
        try {
            List<RunningService> running = new ArrayList<>();
            for (Shared shared : wanted) {
                long begin = System.currentTimeMillis();
                RunningContainer container = await(shared.container);
                Optional<Space> space = await(space(shared, request));
                container.stages().forEach(stage -> stages.add(request.module().folder(), stage));
                log.accept(container.report() + "; waited " + Seconds.text(System.currentTimeMillis() - begin));
                running.add(running(shared, container, space));
            }
            running.addAll(composeProjects.join(request, log));
            Path work = request.module().workFolder();
            ServiceProperties.deleteAbandonedIn(work);
            return new StartedServices(
                    running,
                    ServiceProperties.write(
                            request.keep() ? ServiceProperties.keptIn(work) : ServiceProperties.ofBuildIn(work),
                            running));
        } catch (RuntimeException e) {
            leave(request.module(), log);
            throw e;
        }
    }

    /**
     * Says that a module needs its services no more. What nobody else needs is removed, in the background.
     *
     * @param log told of each
     */
    public synchronized void leave(Module module, Consumer<String> log) {
        ServiceProperties.delete(ServiceProperties.ofBuildIn(module.workFolder()));
        composeProjects.leave(module, log);
        List<Shared> left = byModule.remove(module.folder());
        if (left != null) {
            left.forEach(shared -> {
                shared.users--;
                shared.giveBack(module.folder(), removals);
                if (shared.users == 0) {
                    byDefinition.remove(shared.request.definition());
                    shared.end(removals, log, stages);
                }
            });
        }
    }

    /** Says that a goal is about to start a container, and will remove it itself: it is removed for it if it can't. */
    public void owe(String container) {
        removals.owe(container, Optional.empty());
    }

    /** Says that the goal has removed it. */
    public void forgive(String container) {
        removals.forgive(container);
    }

    /**
     * Removes all that is not kept, and waits until it is gone.
     *
     * @throws PrismException if the engine refuses to remove something
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way out, and the hook finds nothing left to do.
            return;
        }
    }

    /** Where a build is cancelled, or never comes to its end. */
    private void atShutdown() {
        end();
    }

    private void end() {
        // Without the extension the hook does this, when Maven has closed the plugin's jar: no class loads then.
        // Where no service was started Shared is none of those that are, and a lambda would need it.
        for (Shared shared : byDefinition.values()) {
            shared.giveBackAll(removals);
        }
        // What is still being started nobody wants any more.
        starts.shutdownNow();
        runner.endAll();
        try {
            starts.awaitTermination(TIME_TO_GIVE_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        removals.finish();
        RuntimeFolder.clean();
    }

    private Shared use(ServiceRequest service, StartRequest start) {
        Shared shared = byDefinition.computeIfAbsent(service.definition(), definition -> new Shared(service, start));
        List<Shared> ofModule = byModule.computeIfAbsent(start.module().folder(), folder -> new ArrayList<>());
        if (!ofModule.contains(shared)) {
            ofModule.add(shared);
            shared.users++;
            shared.modules.add(start.module().folder());
        }
        return shared;
    }

    /** Starts a service once those are ready that it depends on; not yet, where one of these is still to be joined. */
    private void begin(Shared shared) {
        if (shared.container != null) {
            return;
        }
        List<Shared> before = new ArrayList<>();
        for (ServiceRequest other : shared.start.services()) {
            if (shared.request.dependsOn().contains(other.name())) {
                Shared needed = byDefinition.get(other.definition());
                if (needed == null) {
                    return;
                }
                begin(needed);
                before.add(needed);
            }
        }
        shared.container = CompletableFuture.allOf(
                        before.stream().map(needed -> needed.container).toArray(CompletableFuture[]::new))
                .thenApplyAsync(ready -> start(shared), starts);
    }

    /** Whatever can be is made of it before it is needed; one after the other, for each is a copy of the same data. */
    private synchronized CompletableFuture<Optional<Space>> space(Shared shared, StartRequest start) {
        return shared.spaces.computeIfAbsent(start.module().folder(), folder -> {
            CompletableFuture<Optional<Space>> space = shared.container.thenCombineAsync(
                    shared.lastSpace.exceptionally(failure -> Optional.empty()),
                    (container, before) -> space(shared, container, start),
                    starts);
            shared.lastSpace = space;
            return space;
        });
    }

    /** A module's part of a service; empty where it has the whole to itself. */
    private static Optional<Space> space(Shared shared, RunningContainer container, StartRequest start) {
        if (shared.modules.size() == 1 && !container.kept()) {
            return Optional.empty();
        }
        try {
            Space space = shared.request
                    .service()
                    .space(container.instance(), start.keep() ? SpaceOwner.user(start.module()) : SpaceOwner.build());
            // The user's own stays.
            return Optional.of(start.keep() ? Space.whole(space.instance()) : space);
        } catch (IOException e) {
            throw new PrismException(
                    shared.request.name() + " is used by others too, and gives this module no part of it",
                    String.valueOf(e.getMessage()),
                    "end what is connected to its first database, or start anew: mvn prism:stop",
                    e);
        }
    }

    private RunningService running(Shared shared, RunningContainer container, Optional<Space> space) {
        String name = shared.request.name();
        Map<String, String> properties = new TreeMap<>();
        space.map(Space::instance)
                .orElse(container.instance())
                .properties()
                .forEach((key, value) -> properties.put("prism." + name + "." + key, value));
        if (space.isEmpty()
                && shared.request.restartable()
                && engine.get().remoteHost().isEmpty()) {
            // A test may restart what its module alone uses, by the program that we use.
            properties.put("prism." + name + ".container", container.name());
            properties.put("prism.engine.program", engine.get().program().toString());
        }
        return new RunningService(name, container.name(), properties);
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private RunningContainer start(Shared shared) {
        ServiceStart own = new ServiceStart(engine.get(), removals, progress, shared.request, shared.start, starts);
        return kept(shared.start).find(shared.request, shared.start).orElseGet(own::run);
    }

    private RunningCompose startCompose(StartRequest request) {
        // Removes leftovers.
        kept(request);
        return ComposeStart.kept(engine.get(), request)
                .orElseGet(() -> new ComposeStart(engine.get(), runner, removals, progress, request).run());
    }

    /** Looks once what is there, and has what nobody will remove removed meanwhile. */
    private KeptServices kept(StartRequest start) {
        synchronized (looking) {
            if (kept == null) {
                List<Container> all = engine.get().containers(Ownership.selectAll(), ComposeProject.LABELS);
                List<Container> leftovers = Leftovers.of(all, start.lifetimes().idle());
                // Each start would pay for a list of all images, so it is made only where a build was killed.
                if (!leftovers.isEmpty()) {
                    remove(leftovers);
                }
                new AbandonedTests(engine.get(), progress).remove();
                lookedForLeftovers = true;
                kept = new KeptServices(
                        engine.get(),
                        all.stream()
                                .filter(container -> !leftovers.contains(container))
                                .toList());
            }
            return kept;
        }
    }

    /** Removes what builds have left that are no more, in the background; for goals that start no services, which do it too. */
    public void removeLeftovers() {
        synchronized (looking) {
            if (!lookedForLeftovers) {
                lookedForLeftovers = true;
                RuntimeFolder.cleanAbandoned();
                removals.begin(() ->
                        remove(engine.get().containers(Ownership.selectAll(), ComposeProject.LABELS).stream()
                                .filter(container ->
                                        Ownership.of(container.labels()).abandoned())
                                .toList()));
            }
        }
    }

    private void remove(List<Container> leftovers) {
        removals.begin(leftovers.stream().map(Container::name).toList(), () -> Leftovers.removeImages(engine.get()));
        ComposeProject.of(leftovers).forEach(removals::begin);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "prism-start");
        thread.setDaemon(true);
        return thread;
    }

    /** A service that modules use, by what its definition says. */
    private static final class Shared {
        private final ServiceRequest request;
        private final StartRequest start;
        private int users;
        private final Set<Path> modules = new HashSet<>();
        private final Map<Path, CompletableFuture<Optional<Space>>> spaces = new ConcurrentHashMap<>();
        private CompletableFuture<Optional<Space>> lastSpace = CompletableFuture.completedFuture(Optional.empty());
        private CompletableFuture<RunningContainer> container;

        Shared(ServiceRequest request, StartRequest start) {
            this.request = request;
            this.start = start;
        }

        void giveBackAll(Removals removals) {
            spaces.keySet().forEach(folder -> giveBack(folder, removals));
        }

        /** Only where the service stays up: elsewhere its parts go with it. */
        void giveBack(Path folder, Removals removals) {
            CompletableFuture<Optional<Space>> space = spaces.remove(folder);
            if (space != null) {
                space.thenAccept(part -> part.filter(any -> container.join().kept())
                        .ifPresent(any -> removals.begin(() -> remove(any))));
            }
        }

        private static void remove(Space space) {
            try {
                space.removal().run();
            } catch (IOException e) {
                // The next build of the project removes it.
                return;
            }
        }

        /** A container whose start fails is removed by the start. */
        void end(Removals removals, Consumer<String> log, StageLog stages) {
            if (container != null) {
                container.thenAccept(running -> {
                    if (!running.kept()) {
                        long begin = System.currentTimeMillis();
                        removals.begin(
                                List.of(running.name()), () -> stages.add(modules, Stage.stop(request.name(), begin)));
                        log.accept("removing " + running.name());
                    }
                });
            }
        }
    }
}
