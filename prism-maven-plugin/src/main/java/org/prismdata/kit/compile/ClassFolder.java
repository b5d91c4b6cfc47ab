package org.prismdata.kit.compile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.prismdata.kit.classfile.ClassOutline;

/** A folder of class files, and what is known of each. Names of classes are with slashes. */
final class ClassFolder {
    private static final String ENDING = ".class";

    private final Path folder;
    private final Map<String, ClassFile> classes = new TreeMap<>();

    record ClassFile(ClassOutline outline, FileTime time, byte[] bytes) {}

    ClassFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Collection<ClassOutline> outlines() {
        return classes.values().stream().map(ClassFile::outline).toList();
    }

    Optional<ClassOutline> outline(String name) {
        return Optional.ofNullable(classes.get(name)).map(ClassFile::outline);
    }

    /** Reads what somebody else has written, and returns the names of the classes that are new, other or gone. */
    Set<String> read() throws IOException {
        Set<String> changed = new HashSet<>();
        Map<String, ClassFile> found = read(folder, classes);
        found.forEach((name, file) -> {
            ClassFile old = classes.get(name);
            if (old == null || !Arrays.equals(old.bytes(), file.bytes())) {
                changed.add(name);
            }
        });
        classes.keySet().stream().filter(name -> !found.containsKey(name)).forEach(changed::add);
        classes.clear();
        classes.putAll(found);
        return changed;
    }

    /**
     * @param known of before; a file with the same time is not read again
     */
    static Map<String, ClassFile> read(Path folder, Map<String, ClassFile> known) throws IOException {
        Map<String, ClassFile> found = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(ENDING) && !path.endsWith("module-info.class")) {
                    String name = path.substring(0, path.length() - ENDING.length());
                    ClassFile old = known.get(name);
                    found.put(
                            name,
                            old != null && old.time().equals(attributes.lastModifiedTime())
                                    ? old
                                    : read(file, attributes.lastModifiedTime()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static ClassFile read(Path file, FileTime time) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new ClassFile(ClassOutline.of(bytes), time, bytes);
    }

    /** The classes that a source file was compiled to. */
    Set<String> ofSource(String sourcePath) {
        Set<String> names = new HashSet<>();
        classes.forEach((name, file) -> {
            if (file.outline().sourcePath().equals(sourcePath)) {
                names.add(name);
            }
        });
        return names;
    }

    boolean isSame(String name, byte[] bytes) {
        ClassFile old = classes.get(name);
        return old != null && Arrays.equals(old.bytes(), bytes);
    }

    void put(String name, ClassFile file) throws IOException {
        Path target = file(name);
        Files.createDirectories(target.getParent());
        Files.write(target, file.bytes());
        classes.put(name, new ClassFile(file.outline(), Files.getLastModifiedTime(target), file.bytes()));
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
        classes.remove(name);
    }

    byte[] bytes(String name) {
        return classes.get(name).bytes();
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }
}
