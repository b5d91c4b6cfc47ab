package org.prismdata.kit.adopt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All files below the modules' {@code src}, and their POMs: what is named in one that is not changed can't be renamed or
 * taken away.
 *
 * @param texts what is in them; any bytes are letters there
 */
record ProjectFiles(Map<Path, String> texts) {
    // What is larger nobody has written.
    private static final long LARGEST = 1 << 20;

    static ProjectFiles of(AdoptRequest request) throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        for (AdoptModule module : request.modules()) {
            all.addAll(files(module.folder().resolve("src")));
            // Most of them are below src.
            for (Path folder : module.testSources()) {
                all.addAll(files(folder));
            }
            all.add(module.pom());
        }
        all.addAll(request.parents());
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : all) {
            texts.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return new ProjectFiles(texts);
    }

    private static Collection<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() <= LARGEST)
                    .sorted()
                    .toList();
        }
    }

    /** Without these. */
    ProjectFiles without(Set<Path> others) {
        return keep(file -> !others.contains(file));
    }

    /** Those of a folder. */
    ProjectFiles in(Path folder) {
        return keep(file -> file.startsWith(folder));
    }

    private ProjectFiles keep(Predicate<Path> which) {
        Map<Path, String> kept = new LinkedHashMap<>(texts);
        kept.keySet().removeIf(which.negate());
        return new ProjectFiles(kept);
    }

    Stream<Path> containing(String text) {
        return texts.entrySet().stream()
                .filter(file -> file.getValue().contains(text))
                .map(Map.Entry::getKey);
    }

    /**
     * Those in which all of these are words.
     *
     * @param folder of the module that has what is named; those elsewhere have to name its package too
     */
    Stream<Path> naming(Path folder, String packageName, String... words) {
        return Stream.concat(
                in(folder).naming(Stream.of(words)),
                keep(file -> !file.startsWith(folder)).naming(Stream.concat(Stream.of(words), Stream.of(packageName))));
    }

    private Stream<Path> naming(Stream<String> words) {
        List<String> all = words.toList();
        return texts.entrySet().stream()
                .filter(file -> all.stream()
                        .allMatch(word -> file.getValue().contains(word)
                                && Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                                        .matcher(file.getValue())
                                        .find()))
                .map(Map.Entry::getKey);
    }

    /** Those called after a class, as what a test reads often is. */
    Stream<Path> calledAfter(String className) {
        return texts.keySet().stream()
                .filter(file -> file.getFileName().toString().matches(Pattern.quote(className) + "([^A-Za-z0-9].*)?"));
    }
}
