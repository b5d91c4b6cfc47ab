package org.prismdata.kit.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder made once for a key and then used again. It appears only when it is complete, so an interrupted build leaves
 * nothing that looks finished, and one that fails leaves nothing.
 */
public final class GeneratedFolder {
    private GeneratedFolder() {}

    /** Fills a folder that does not exist yet. */
    public interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /**
     * @param parent the folder to make it in
     * @param name what it is, the beginning of its name
     * @param key the end of its name; folders of the same name and another key are removed
     * @param content writes it if it isn't there
     */
    public static Path of(Path parent, String name, String key, Content content) throws IOException {
        Path folder = parent.resolve(name + "-" + key);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(parent);
        List<Path> outdated;
        try (Stream<Path> siblings = Files.list(parent)) {
            outdated = siblings.filter(path -> path.getFileName().toString().startsWith(name + "-"))
                    .toList();
        }
        for (Path path : outdated) {
            delete(path);
        }
        Path unfinished = parent.resolve(name + "-unfinished");
        try {
            content.writeTo(unfinished);
        } catch (IOException | RuntimeException e) {
            delete(unfinished);
            throw e;
        }
        return Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    public static void delete(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
