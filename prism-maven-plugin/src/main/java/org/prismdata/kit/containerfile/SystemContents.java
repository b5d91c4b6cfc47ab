package org.prismdata.kit.containerfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is in the root of an image without a base.
 *
 * @param libraries the names of its shared libraries
 * @param texts the content of its small text files, by path
 * @param others the paths of its other files, which the builder's system has at the same place
 * @param emptyFolders the paths of the folders that are for the plugin to write to
 */
record SystemContents(
        Set<String> libraries, SortedMap<String, String> texts, Set<String> others, Set<String> emptyFolders) {
    private static final long SMALL = 4096;
    private static final String LIBRARY = ".*\\.so(\\.[\\d.]+)?";

    SystemContents {
        libraries = new TreeSet<>(libraries);
        texts = new TreeMap<>(texts);
        others = new TreeSet<>(others);
        emptyFolders = new TreeSet<>(emptyFolders);
    }

    /** @param root the folder that becomes the image's root */
    static SystemContents of(Path root) throws IOException {
        Set<String> libraries = new TreeSet<>();
        SortedMap<String, String> texts = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        Set<String> emptyFolders = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(file -> !file.equals(root)).sorted().toList();
        }
        for (Path file : files) {
            String path = "/" + root.relativize(file).toString().replace('\\', '/');
            String name = file.getFileName().toString();
            if (Files.isDirectory(file)) {
                if (empty(file)) {
                    emptyFolders.add(path);
                }
            } else if (name.matches(LIBRARY)) {
                libraries.add(name);
            } else if (Files.size(file) <= SMALL && isText(file)) {
                texts.put(path, Files.readString(file));
            } else {
                others.add(path);
            }
        }
        return new SystemContents(libraries, texts, others, emptyFolders);
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static boolean isText(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.chars().noneMatch(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\t');
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
