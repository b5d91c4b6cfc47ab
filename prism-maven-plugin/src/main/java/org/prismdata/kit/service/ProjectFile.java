package org.prismdata.kit.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the project, or a folder with all that is in it, that a service sees and can't change.
 *
 * @param source where it is here
 * @param target its place in the container
 */
public record ProjectFile(Path source, String target) {
    /**
     * Copies it, readable by all: the service's user inside the container is another than the one who owns the project, and
     * engines may relabel what they mount.
     *
     * @param copy a place where nothing is yet
     */
    public Path copyTo(Path copy) {
        try {
            Files.createDirectories(copy.getParent());
            for (Path file : files()) {
                Path target = copy.resolve(source.relativize(file).toString());
                Files.copy(file, target);
                target.toFile().setReadable(true, false);
                if (Files.isExecutable(file)) {
                    target.toFile().setExecutable(true, false);
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its place in the container, and names and contents of all its files. */
    List<String> contents() {
        List<String> contents = new ArrayList<>(List.of(target));
        try {
            for (Path file : files()) {
                contents.add(source.relativize(file).toString());
                // Any bytes.
                contents.add(Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Itself and all below it, each folder before what is in it. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.sorted().toList();
        }
    }
}
