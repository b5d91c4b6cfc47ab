package org.prismdata.kit.changes;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells which files below some folders are new, other or gone. What the operating system reports only says where to look:
 * the folder is compared with what was there before, so that a rename, an editor that writes a new file in place of the old
 * one, and lost reports all come out right.
 */
public final class FolderWatch implements AutoCloseable {
    // The JDK polls where the system does not report, as on macOS: every ten seconds. Looking ourselves is quick.
    private static final boolean REPORTS = System.getProperty("os.name").startsWith("Linux")
            || System.getProperty("os.name").startsWith("Windows");
    private static final Duration POLL = Duration.ofMillis(200);

    private final WatchService service;
    private final Predicate<Path> wanted;
    private final Duration settle;
    private final Set<Path> roots;
    private final Map<Path, Map<Path, State>> folders = new HashMap<>();
    private final Map<WatchKey, Path> keys = new HashMap<>();

    private record State(FileTime time, long size) {
        static final State FOLDER = new State(FileTime.fromMillis(0), -1);
    }

    /**
     * @param roots folders; one that does not exist is ignored
     * @param wanted which files and folders below them count
     * @param settle how long nothing may happen for a change to be whole
     */
    public FolderWatch(Collection<Path> roots, Predicate<Path> wanted, Duration settle) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.wanted = wanted;
        this.settle = settle;
        this.roots = Set.copyOf(roots);
        for (Path root : this.roots) {
            look(root, new HashSet<>());
        }
    }

    /**
     * Waits for changes.
     *
     * @return the files; empty once the watch is closed
     */
    public Set<Path> await() throws IOException, InterruptedException {
        Set<Path> changed = new TreeSet<>();
        try {
            while (changed.isEmpty()) {
                WatchKey key = REPORTS ? service.take() : service.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                look(key, changed);
                do {
                    key = service.poll(settle.toNanos(), TimeUnit.NANOSECONDS);
                    look(key, changed);
                } while (key != null);
            }
            return changed;
        } catch (ClosedWatchServiceException e) {
            return Set.of();
        }
    }

    private void look(WatchKey key, Set<Path> changed) throws IOException {
        if (key == null) {
            if (!REPORTS) {
                for (Path root : roots) {
                    look(root, changed);
                }
            }
            return;
        }
        boolean lost = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            lost |= event.kind() == StandardWatchEventKinds.OVERFLOW;
        }
        Path folder = keys.get(key);
        if (!key.reset()) {
            keys.remove(key);
        }
        if (lost) {
            for (Path root : roots) {
                look(root, changed);
            }
        } else if (folder != null) {
            look(folder, changed);
        }
    }

    /** Compares a folder with what was there. */
    private void look(Path folder, Set<Path> changed) throws IOException {
        Map<Path, State> before = folders.getOrDefault(folder, Map.of());
        if (!Files.isDirectory(folder)) {
            if (folders.containsKey(folder)) {
                forget(folder, changed);
            }
            return;
        }
        if (!folders.containsKey(folder)) {
            keys.put(
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE),
                    folder);
        }
        Map<Path, State> now = new HashMap<>();
        folders.put(folder, now);
        for (Path child : children(folder)) {
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(child, BasicFileAttributes.class);
            } catch (NoSuchFileException e) {
                continue;
            }
            if (attributes.isDirectory()) {
                now.put(child, State.FOLDER);
                if (!REPORTS || !folders.containsKey(child)) {
                    look(child, changed);
                }
            } else {
                State state = new State(attributes.lastModifiedTime(), attributes.size());
                now.put(child, state);
                if (!state.equals(before.get(child))) {
                    changed.add(child);
                }
            }
        }
        before.forEach((child, state) -> {
            // A folder may have been reported itself, and is forgotten then.
            if (!now.containsKey(child) && (state != State.FOLDER || folders.containsKey(child))) {
                forget(child, changed);
            }
        });
    }

    /** A file or a whole folder that is gone. */
    private void forget(Path path, Set<Path> changed) {
        Map<Path, State> children = folders.remove(path);
        if (children == null) {
            changed.add(path);
            return;
        }
        keys.entrySet().removeIf(entry -> {
            if (entry.getValue().equals(path)) {
                entry.getKey().cancel();
                return true;
            }
            return false;
        });
        children.forEach((child, state) -> {
            if (state != State.FOLDER || folders.containsKey(child)) {
                forget(child, changed);
            }
        });
    }

    private Set<Path> children(Path folder) throws IOException {
        Set<Path> children = new TreeSet<>();
        try (Stream<Path> list = Files.list(folder)) {
            list.filter(wanted)
                    .filter(child -> Files.exists(child, LinkOption.NOFOLLOW_LINKS))
                    .forEach(children::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Set.of();
        }
        return children;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
