package org.prismdata.kit.provision;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.readiness.Inside;

/**
 * A container that has just been started, from within.
 *
 * @param name its name
 * @param file where its log is written; empty where only the engine has it
 */
record RunningInside(ContainerEngine engine, String name, Optional<Path> file) implements Inside {
    // More than a service says until it is ready.
    private static final int ALL_LINES = 100_000;

    @Override
    public boolean succeeds(List<String> command) {
        return engine.exec(name, command);
    }

    @Override
    public List<String> log() {
        return lastLines(ALL_LINES);
    }

    List<String> lastLines(int lines) {
        return file.map(written -> LogFile.last(written, lines)).orElseGet(() -> engine.logs(name, lines));
    }
}
