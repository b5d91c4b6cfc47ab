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
 * closed, and, if the build is killed, when one is made the next time.
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
        Path parent = parent();
        try {
            removeAbandoned(parent);
            return new DiskFolder(Files.createTempDirectory(parent, PREFIX + BuildSession.current() + SEPARATOR));
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

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*" + SEPARATOR + "*")) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                Optional<BuildSession> session =
                        BuildSession.parse(name.substring(PREFIX.length(), name.indexOf(SEPARATOR)));
                if (session.filter(found -> !found.alive()).isPresent() && Files.isWritable(folder)) {
                    RuntimeFolder.delete(folder);
                }
            }
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
