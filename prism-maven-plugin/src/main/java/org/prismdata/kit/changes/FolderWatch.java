package org.prismdata.kit.changes;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    // The system has one key for a folder, also if links lead to it on other ways.
    private final Map<WatchKey, Set<Path>> keys = new HashMap<>();
    private final GitLock git;

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
        this.git = GitLock.above(roots);
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
                } while (key != null || git.isHeld());
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
        Set<Path> reported = Set.copyOf(keys.getOrDefault(key, Set.of()));
        if (!key.reset()) {
            keys.remove(key);
        }
        for (Path folder : lost ? roots : reported) {
            look(folder, changed);
        }
    }

    /** Compares a folder with what was there. */
    private void look(Path folder, Set<Path> changed) throws IOException {
        Map<Path, State> before = folders.getOrDefault(folder, Map.of());
        if (!Files.isDirectory(folder) || !isWatched(folder) && !register(folder)) {
            if (folders.containsKey(folder)) {
                forget(folder, changed);
            }
            return;
        }
        Map<Path, State> now = new HashMap<>();
        folders.put(folder, now);
        for (Path child : children(folder)) {
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(child, BasicFileAttributes.class);
            } catch (FileSystemException e) {
                // Gone meanwhile, or a link to nothing.
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

    /** One that was deleted and made again at once is not, and is known all the same. */
    private boolean isWatched(Path folder) {
        return keys.values().stream().anyMatch(paths -> paths.contains(folder));
    }

    /** Returns whether it can be watched: it may be gone meanwhile, or not ours to read. */
    private boolean register(Path folder) throws IOException {
        try {
            WatchKey key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            keys.computeIfAbsent(key, first -> new HashSet<>()).add(folder);
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    /** A file or a whole folder that is gone. */
    private void forget(Path path, Set<Path> changed) {
        Map<Path, State> children = folders.remove(path);
        if (children == null) {
            changed.add(path);
            return;
        }
        keys.entrySet().removeIf(entry -> {
            if (entry.getValue().remove(path) && entry.getValue().isEmpty()) {
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
                    .filter(child -> !leadsBack(child))
                    .forEach(children::add);
        } catch (FileSystemException e) {
            return Set.of();
        }
        return children;
    }

    /** Whether it is a link to a folder that it is in: it would have no end. */
    private static boolean leadsBack(Path child) {
        try {
            return Files.isSymbolicLink(child) && child.getParent().toRealPath().startsWith(child.toRealPath());
        } catch (IOException e) {
            // It leads nowhere.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
