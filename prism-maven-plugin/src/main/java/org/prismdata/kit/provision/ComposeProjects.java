package org.prismdata.kit.provision;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.prismdata.kit.session.Module;

/** The Compose files of one Maven session. Each is started once, however many modules name it. */
final class ComposeProjects {
    private final Function<StartRequest, RunningCompose> start;
    private final Removals removals;
    private final Executor executor;
    private final Map<String, Shared> byDefinition = new HashMap<>();
    private final Map<Path, Shared> byModule = new HashMap<>();

    /** @param start starts one, or finds it */
    ComposeProjects(Function<StartRequest, RunningCompose> start, Removals removals, Executor executor) {
        this.start = start;
        this.removals = removals;
        this.executor = executor;
    }

    /** Starts the Compose file of a request, if it has one that is not started yet, and does not wait for it. */
    synchronized void begin(StartRequest request) {
        request.compose()
                .ifPresent(compose -> byModule.computeIfAbsent(request.module().folder(), folder -> {
                    Shared shared = byDefinition.computeIfAbsent(
                            compose.file().definition(),
                            definition -> new Shared(
                                    definition, CompletableFuture.supplyAsync(() -> start.apply(request), executor)));
                    shared.users++;
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
        long begin = System.nanoTime();
        RunningCompose running = shared.await();
        log.accept(running.report() + "; waited " + ServiceStart.seconds(System.nanoTime() - begin));
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
                    removals.begin(running.project());
                    log.accept("removing " + running.project());
                }
            });
        }
    }

    /** What modules use of one file. */
    private static final class Shared {
        private final String definition;
        private final CompletableFuture<RunningCompose> running;
        private int users;

        Shared(String definition, CompletableFuture<RunningCompose> running) {
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
