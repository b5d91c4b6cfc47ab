package org.prismdata.kit.upgrade;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
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
    static final Path PROPERTIES = Path.of(".prism", "archetype.properties");
    static final Path ARCHIVE = Path.of(".prism", "archetype.zip");
    private static final String VERSION = "archetypeVersion";

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
