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

/** Copies of a project's classes that note when they are used; the tests run with these. */
public final class MarkedClasses {
    private final UsageMarks marks = new UsageMarks(TestWorker.USAGE, TestWorker.USED);
    private final Set<Path> emptied = new HashSet<>();

    /**
     * @param folder the folder of the class file
     * @param name the class, with slashes
     * @param bytes its class file; empty if it is gone
     */
    public void put(Path folder, String name, Optional<byte[]> bytes) throws IOException {
        Path marked = folder(folder);
        if (emptied.add(folder)) {
            // What an earlier watch has left may be older than the classes.
            empty(marked);
        }
        Path file = marked.resolve(name + ".class");
        if (bytes.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, marks.mark(bytes.get()));
    }

    int count() {
        return marks.count();
    }

    /** A folder of classes and that of their copies, in turns. */
    List<String> folders(Collection<Path> roots) {
        List<String> folders = new ArrayList<>();
        for (Path root : roots) {
            folders.add(root.toString());
            folders.add(folder(root).toString());
        }
        return folders;
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
