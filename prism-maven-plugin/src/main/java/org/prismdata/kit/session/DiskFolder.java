package org.prismdata.kit.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for what is too large for the memory: on disk, where Podman too puts such files. It is removed when it is
 * closed, and, if the build is killed, by a later one.
 */
public final class DiskFolder implements AutoCloseable {
    private static final String PREFIX = "prism-";
    private static final String SEPARATOR = "_";

    private final Path path;

    private DiskFolder(Path path) {
        this.path = path;
    }

    /** Makes an empty one that only this user may enter. */
    public static DiskFolder make() {
        try {
            return new DiskFolder(Files.createTempDirectory(parent(), PREFIX + BuildSession.current() + SEPARATOR));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            RuntimeFolder.delete(path);
        } catch (IOException | UncheckedIOException e) {
            // An engine that was ended may still have a hand in it; a later build finds it abandoned.
            return;
        }
    }

    /** Removes those of builds that are no more. */
    static void removeAbandoned() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent(), PREFIX + "*" + SEPARATOR + "*")) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                String session = name.substring(PREFIX.length(), name.indexOf(SEPARATOR));
                // In that place other users have theirs too.
                if (RuntimeFolder.isAbandoned(session) && Files.isWritable(folder)) {
                    RuntimeFolder.delete(folder);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Another build is removing it too; a later one finds what is left.
            return;
        }
    }

    private static Path parent() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("TMPDIR")),
                        Optional.of("/var/tmp"),
                        Optional.of(System.getProperty("java.io.tmpdir")))
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Files::isWritable)
                .findFirst()
                .orElseThrow();
    }
}
