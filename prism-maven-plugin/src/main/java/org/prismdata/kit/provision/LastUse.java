package org.prismdata.kit.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.prismdata.kit.session.RuntimeFolder;

/** When a kept service was used last: the time of an empty file, for the engine tells only when it was started. */
final class LastUse {
    private LastUse() {}

    static void note(String container) {
        file(container).ifPresent(file -> {
            try {
                Files.write(file, new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How long ago it was; empty where nothing is known of it. */
    static Optional<Duration> age(String container) {
        return file(container)
                .filter(Files::exists)
                .map(LastUse::time)
                .map(time -> Duration.between(time, Instant.now()));
    }

    /** Whether it was longer ago than the limit; false where nothing is known of it. */
    static boolean isOver(String container, Duration limit) {
        return age(container).filter(age -> age.compareTo(limit) > 0).isPresent();
    }

    private static Instant time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            // Another build has just removed it.
            return Instant.MAX;
        }
    }

    private static Optional<Path> file(String container) {
        return RuntimeFolder.ofKept(container, ".used");
    }
}
