package org.prismdata.kit.provision;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;

/**
 * The containers a build has to remove before it ends, however it ends: by {@link #close}, or, when the build is
 * cancelled or never reaches {@code prism:stop}, by a shutdown hook of the JVM.
 */
public final class ContainerRemoval implements AutoCloseable {
    private final ContainerEngine engine;
    private final ProcessRunner runner;
    private final Set<String> names = new ConcurrentSkipListSet<>();
    private final Thread hook = new Thread(this::atShutdown, "prism-container-removal");

    ContainerRemoval(ContainerEngine engine, ProcessRunner runner) {
        this.engine = engine;
        this.runner = runner;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** To be called before the container is started, so that no moment is left in which it would be forgotten. */
    void add(String name) {
        names.add(name);
    }

    /** The containers still to be removed. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Leaves the containers to the user. */
    void release() {
        names.clear();
        unhook();
    }

    /** Removes the containers now. */
    @Override
    public void close() {
        try {
            engine.remove(names());
        } catch (PrismException e) {
            // The hook ends our command to run its own.
            if (!hook.isAlive()) {
                throw e;
            }
        }
        unhook();
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already on its way out, and the hook with it: it removes what is left.
            return;
        }
    }

    private void atShutdown() {
        // A `run` in flight could still create a container behind our back.
        runner.endAll();
        engine.remove(names);
    }
}
