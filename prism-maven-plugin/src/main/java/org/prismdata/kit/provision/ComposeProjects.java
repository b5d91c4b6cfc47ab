package org.prismdata.kit.provision;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.timings.Seconds;
import org.prismdata.kit.timings.Stage;
import org.prismdata.kit.timings.StageLog;

/** The Compose files of one Maven session. Each is started once, however many modules name it. */
final class ComposeProjects {
    private final Function<StartRequest, RunningCompose> start;
    private final Removals removals;
    private final Executor executor;
    private final StageLog stages;
    private final Map<String, Shared> byDefinition = new HashMap<>();
    private final Map<Path, Shared> byModule = new HashMap<>();

    /**
     * @param start starts one, or finds it
     * @param stages told when those of each module started, got ready and ended
     */
    ComposeProjects(
            Function<StartRequest, RunningCompose> start, Removals removals, Executor executor, StageLog stages) {
        this.start = start;
        this.removals = removals;
        this.executor = executor;
        this.stages = stages;
    }

    /** Starts the Compose file of a request, if it has one that is not started yet, and does not wait for it. */
    synchronized void begin(StartRequest request) {
        request.compose()
                .ifPresent(compose -> byModule.computeIfAbsent(request.module().folder(), folder -> {
                    Shared shared = byDefinition.computeIfAbsent(
                            compose.file().definition(),
                            definition -> new Shared(
                                    compose.file().name(),
                                    definition,
                                    CompletableFuture.supplyAsync(() -> start.apply(request), executor)));
                    shared.users++;
                    shared.modules.add(folder);
                    return shared;
                }));
    }

    /**
     * Waits until the services of a request's Compose file serve.
     *
     * @param log told where they are and what it took
     * @return none if it has no such file
     */
    List<RunningService> join(StartRequest request, Consumer<String> log) {
        if (request.compose().isEmpty()) {
            return List.of();
        }
        begin(request);
        Shared shared;
        synchronized (this) {
            shared = byModule.get(request.module().folder());
        }
        long begin = System.currentTimeMillis();
        RunningCompose running = shared.await();
        running.stages().forEach(stage -> stages.add(request.module().folder(), stage));
        log.accept(running.report() + "; waited " + Seconds.text(System.currentTimeMillis() - begin));
        request.compose().get().file().services().stream()
                .filter(service -> service.open())
                .forEach(service -> log.accept(service.name()
                        + " can be reached from other machines: its port in the Compose file does not begin with"
                        + " 127.0.0.1:"));
        return running.services();
    }

    /** Says that a module needs them no more. */
    synchronized void leave(Module module, Consumer<String> log) {
        Shared shared = byModule.remove(module.folder());
        if (shared != null && --shared.users == 0) {
            byDefinition.remove(shared.definition);
            // A start that fails removes what it has started.
            shared.running.thenAccept(running -> {
                if (!running.kept()) {
                    long begin = System.currentTimeMillis();
                    removals.begin(running.project(), () -> stages.add(shared.modules, Stage.stop(shared.name, begin)));
                    log.accept("removing " + running.project());
                }
            });
        }
    }

    /** What modules use of one file. */
    private static final class Shared {
        private final String name;
        private final String definition;
        private final Set<Path> modules = new HashSet<>();
        private final CompletableFuture<RunningCompose> running;
        private int users;

        Shared(String name, String definition, CompletableFuture<RunningCompose> running) {
            this.name = name;
            this.definition = definition;
            this.running = running;
        }

        RunningCompose await() {
            try {
                return running.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw e;
            }
        }
    }
}
