package org.prismdata.kit.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is outside of a container that Podman removes when it ends.
 *
 * @param log what it writes
 * @param watcher the number of the process that removes it, which ends after that
 */
public record ContainerFiles(Path log, Path watcher) {
    /** The process that removes the container; empty if there is none any more, or not yet. */
    Optional<ProcessHandle> watching() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(watcher).strip()))
                    .filter(ContainerFiles::isAtWork);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A process that has ended is still there until its parent asks for it, and some parents take seconds. */
    static boolean isAtWork(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
