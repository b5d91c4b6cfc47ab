package org.prismdata.kit.provision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.prismdata.kit.compose.ComposeProject;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ContainerFiles;
import org.prismdata.kit.session.RuntimeFolder;

/** The containers, alone or with what came with them, that have to be removed before this JVM ends: in the background, as soon as nobody needs them. */
final class Removals {
    private final Supplier<ContainerEngine> engine;
    private final Set<String> owed = new ConcurrentSkipListSet<>();
    private final Map<String, ContainerFiles> removedAtExit = new ConcurrentHashMap<>();
    private final Set<String> owedProjects = new ConcurrentSkipListSet<>();
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

    /** @param engine whose commands nobody else ends */
    Removals(Supplier<ContainerEngine> engine) {
        this.engine = engine;
    }

    /**
     * To be called before the container is started, so that no moment is left in which it would be forgotten.
     *
     * @param files its own, if it only has to be ended
     */
    void owe(String name, Optional<ContainerFiles> files) {
        owed.add(name);
        files.ifPresent(own -> removedAtExit.put(name, own));
    }

    /** The same for all that a Compose file brings. */
    void owe(ComposeProject project) {
        owedProjects.add(project.name());
    }

    /** Leaves the container to the user. */
    void forgive(String name) {
        owed.remove(name);
    }

    void forgive(ComposeProject project) {
        owedProjects.remove(project.name());
    }

    /** Removes containers, and does not wait for it. */
    void begin(List<String> names) {
        if (!names.isEmpty()) {
            begin(names, () -> {});
        }
    }

    /** Removes containers, then does what needs them gone; waits for neither. */
    void begin(List<String> names, Runnable afterwards) {
        owed.addAll(names);
        begin(() -> {
            remove(names);
            afterwards.run();
        });
    }

    /** Removes containers, networks and volumes, and does not wait for it. */
    void begin(ComposeProject project) {
        begin(project, () -> {});
    }

    /** @param after done when they are gone */
    void begin(ComposeProject project, Runnable after) {
        owe(project);
        begin(() -> {
            remove(project.name());
            after.run();
        });
    }

    /** Does what else has to be done, and does not wait for it. */
    synchronized void begin(Runnable work) {
        underWay.add(CompletableFuture.runAsync(work, Removals::inBackground));
    }

    /**
     * Removes what is still owed, and waits until all is gone.
     *
     * @throws org.prismdata.kit.problem.PrismException if the engine refuses
     */
    void finish() {
        // One may begin another.
        for (List<CompletableFuture<Void>> begun = begun(); !begun.isEmpty(); begun = begun()) {
            begun.forEach(Removals::await);
        }
        remove(List.copyOf(owed));
        List.copyOf(owedProjects).forEach(this::remove);
    }

    private synchronized List<CompletableFuture<Void>> begun() {
        List<CompletableFuture<Void>> begun = List.copyOf(underWay);
        underWay.clear();
        return begun;
    }

    private static void await(CompletableFuture<Void> removal) {
        try {
            removal.join();
        } catch (CompletionException e) {
            // Tried again at the end; what is said then counts.
            return;
        }
    }

    private void remove(List<String> names) {
        if (!names.isEmpty()) {
            Map<String, ContainerFiles> toEnd = new HashMap<>(removedAtExit);
            toEnd.keySet().retainAll(names);
            List<String> toRemove = new ArrayList<>(names);
            toRemove.removeAll(engine.get().end(toEnd));
            engine.get().remove(toRemove);
            names.forEach(owed::remove);
            names.forEach(removedAtExit::remove);
            names.forEach(RuntimeFolder::forget);
        }
    }

    private void remove(String project) {
        engine.get().removeLabelled(ComposeProject.LABEL, project);
        owedProjects.remove(project);
    }

    private static void inBackground(Runnable removal) {
        Thread thread = new Thread(removal, "prism-removal");
        thread.setDaemon(true);
        thread.start();
    }
}
