package org.prismdata.kit.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The user's own folder in the memory of a Linux machine, for files that need not outlive what runs: it is empty after a
 * restart. Each session has a folder in it.
 */
public final class RuntimeFolder {
    private static final String VARIABLE = "XDG_RUNTIME_DIR";
    private static final String KEPT = "kept";
    private static final String TESTS = "tests";

    private RuntimeFolder() {}

    /** The kit's part of it; empty where there is none, as on macOS, or where Podman could not take its name. */
    private static Optional<Path> root() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                // Podman 4's watcher of containers takes nothing else.
                .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                .map(Path::of)
                .filter(Files::isWritable)
                .map(folder -> folder.resolve("prism"));
    }

    /** A file that goes with this session, in a folder that exists. */
    public static Optional<Path> ofSession(String name) {
        return file(BuildSession.current().toString(), name);
    }

    /** A file about a container that is kept, in a folder that exists; it goes by {@link #forget}. */
    public static Optional<Path> ofKept(String container, String suffix) {
        return file(KEPT, container + suffix);
    }

    /** A file about what a build's tests may leave in the engine, in a folder that exists; see {@link #ofTests()}. */
    public static Optional<Path> ofTests(String name) {
        return file(TESTS, name);
    }

    /** The names of all such files, of this session and of others. */
    public static List<String> ofTests() {
        Optional<Path> folder = root().map(root -> root.resolve(TESTS)).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that says that something is done by somebody, in a folder that exists. */
    static Optional<Path> ofLock(String name) {
        return file("locks", name);
    }

    /** Removes the files about a container that was kept, if there are any. */
    public static void forget(String container) {
        root().map(root -> root.resolve(KEPT)).filter(Files::isDirectory).ifPresent(folder -> {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, container + "*")) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Removes the files of this session, and those of sessions that are no more, on disk too. */
    public static void clean() {
        remove(RuntimeFolder::isOver);
        DiskFolder.removeAbandoned();
    }

    /** Removes the files of sessions that are no more, on disk too. */
    public static void cleanAbandoned() {
        remove(RuntimeFolder::isAbandoned);
        DiskFolder.removeAbandoned();
    }

    private static void remove(Predicate<String> which) {
        root().filter(Files::isDirectory).ifPresent(root -> {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
                for (Path folder : folders) {
                    if (which.test(folder.getFileName().toString())) {
                        delete(folder);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Optional<Path> file(String folder, String name) {
        return root().map(root -> {
            try {
                return Files.createDirectories(root.resolve(folder)).resolve(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean isOver(String session) {
        return session.equals(BuildSession.current().toString()) || isAbandoned(session);
    }

    /** Whether it is the name of a session that is no more. */
    static boolean isAbandoned(String session) {
        return BuildSession.parse(session).filter(found -> !found.alive()).isPresent();
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            // Another build may be cleaning too.
            Files.deleteIfExists(file);
        }
    }
}
