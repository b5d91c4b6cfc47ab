package org.prismdata.kit.upgrade;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.prismdata.kit.problem.PrismException;

/**
 * What a project was generated from, as the archetype has left it there.
 *
 * @param asked the archetype, and the properties that it was given
 * @param files what it has written, by name
 */
public record Origin(Map<String, String> asked, Map<String, byte[]> files) {
    /** Below the project: the archetype, and what it was asked for. */
    public static final Path PROPERTIES = Path.of(".prism", "archetype.properties");

    static final Path ARCHIVE = Path.of(".prism", "archetype.zip");
    private static final String VERSION = "archetypeVersion";
    private static final String PACKAGE = "package";
    private static final String SOURCES = "src/main/java/";

    /** @throws PrismException if the project has none */
    public static Origin of(Path project) throws IOException {
        Path properties = project.resolve(PROPERTIES);
        Path archive = project.resolve(ARCHIVE);
        for (Path file : new Path[] {properties, archive}) {
            if (!Files.isRegularFile(file)) {
                throw new PrismException(
                        file + " is not there",
                        "it says what the project was generated from, and without that nobody can tell your changes from"
                                + " those of the templates",
                        "run it in the folder of a project that prism-plugin-archetype has written; if that file was"
                                + " deleted, take it back from the repository");
            }
        }
        Properties asked = new Properties();
        try (Reader reader = Files.newBufferedReader(properties)) {
            asked.load(reader);
        }
        Map<String, String> values = new LinkedHashMap<>();
        asked.stringPropertyNames().stream().sorted().forEach(name -> values.put(name, asked.getProperty(name)));
        return new Origin(values, unpack(archive));
    }

    private static Map<String, byte[]> unpack(Path archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        if (files.isEmpty()) {
            throw new PrismException(
                    archive + " holds no files",
                    "it is damaged, as by a change of its line ends",
                    "take it back from the repository");
        }
        return files;
    }

    /**
     * The same, generated with the name that its author has given the package since.
     *
     * @param now that name; empty if it was not said
     * @throws PrismException if it was not said and the package is gone, so that all its files would count as removed
     */
    public Origin withPackage(Optional<String> now, Path project) {
        String before = asked.getOrDefault(PACKAGE, "");
        String folder = SOURCES + before.replace('.', '/') + "/";
        if (now.isEmpty()
                && files.keySet().stream().anyMatch(name -> name.startsWith(folder))
                && !Files.isDirectory(project.resolve(folder))) {
            throw new PrismException(
                    "the package " + before + " is not there any more",
                    "the project was generated with it, and it is by their names that the files of the templates are found",
                    "add the name that it has now: -Dprism.upgrade.package=NAME; if it has none, say " + before);
        }
        if (now.isEmpty() || now.get().equals(before)) {
            return this;
        }
        Map<String, String> values = new LinkedHashMap<>(asked);
        values.put(PACKAGE, now.get());
        Map<String, byte[]> moved = new LinkedHashMap<>();
        files.forEach((name, content) -> moved.put(
                name.replace(
                        "/java/" + before.replace('.', '/') + "/",
                        "/java/" + now.get().replace('.', '/') + "/"),
                // The archetype names the package in no others.
                name.startsWith("src/") && !name.endsWith(".proto") ? renamed(content, before, now.get()) : content));
        return new Origin(values, moved);
    }

    private static byte[] renamed(byte[] content, String before, String now) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replaceAll("(?<![\\w.])" + Pattern.quote(before) + "(?!\\w)", Matcher.quoteReplacement(now))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Of the templates. */
    public String version() {
        return asked.getOrDefault(VERSION, "?");
    }

    String artifactId() {
        return asked.getOrDefault("artifactId", "");
    }

    /** What has to be asked for to get the same from another version of the templates. */
    Map<String, String> askedOf(String version) {
        Map<String, String> values = new LinkedHashMap<>(asked);
        values.put(VERSION, version);
        return values;
    }
}
