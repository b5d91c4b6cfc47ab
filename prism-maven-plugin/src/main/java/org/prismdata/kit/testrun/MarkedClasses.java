package org.prismdata.kit.testrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prismdata.kit.classfile.UsageMarks;
import org.prismdata.kit.worker.TestWorker;

/**
 * Copies of a project's classes that note when they are used; the tests run with these. Steady ones are kept apart: the
 * test JVMs load them once and not for each cycle.
 */
public final class MarkedClasses {
    private static final String STEADY = "steady";
    private static final String FRESH = "fresh";

    private final UsageMarks marks = new UsageMarks(TestWorker.USAGE, TestWorker.USED);
    private final Set<Path> folders = new HashSet<>();
    private Set<String> steady = Set.of();
    private int version;

    /**
     * Begins anew, without any class.
     *
     * @param steadyClasses those to load once, with slashes
     */
    public void begin(Set<String> steadyClasses) throws IOException {
        for (Path folder : folders) {
            empty(folder(folder));
        }
        folders.clear();
        steady = Set.copyOf(steadyClasses);
        version++;
    }

    /**
     * @param folder the folder of the class file
     * @param name the class, with slashes
     * @param bytes its class file; empty if it is gone
     */
    public void put(Path folder, String name, Optional<byte[]> bytes) throws IOException {
        if (folders.add(folder)) {
            // What an earlier watch has left may be older than the classes.
            empty(folder(folder));
        }
        Path file =
                folder(folder).resolve(steady.contains(name) ? STEADY : FRESH).resolve(name + ".class");
        if (bytes.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, marks.mark(bytes.get()));
    }

    /** Whether they are where they were put. */
    public boolean areThere() {
        return folders.stream().map(MarkedClasses::folder).allMatch(Files::isDirectory);
    }

    /** Another one after each beginning. */
    int version() {
        return version;
    }

    int count() {
        return marks.count();
    }

    /** A folder of classes, that of their steady and that of their other copies, in turns. */
    List<String> folders(Collection<Path> roots) {
        List<String> all = new ArrayList<>();
        for (Path root : roots) {
            all.add(root.toString());
            all.add(folder(root).resolve(STEADY).toString());
            all.add(folder(root).resolve(FRESH).toString());
        }
        return all;
    }

    Set<String> names(BitSet numbers) {
        Set<String> names = new HashSet<>();
        numbers.stream().forEach(number -> names.add(marks.name(number)));
        return names;
    }

    private static Path folder(Path folder) {
        return folder.resolveSibling("prism").resolve("watch").resolve(folder.getFileName());
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
