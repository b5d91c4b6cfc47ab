package org.prismdata.kit.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prismdata.kit.problem.PrismException;

/** The base images that the kit names, each for ever the same by its digest. They are in {@code bases.Containerfile}. */
final class PinnedBases {
    private static final Pattern STAGE = Pattern.compile("FROM (\\S+) AS (\\S+)");
    private static final String DEBUG = "-debug";

    private PinnedBases() {}

    /** @return the images by their variant, the Java version where there is one for each, and {@code debug} */
    static Map<String, String> all() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                PinnedBases.class.getResourceAsStream("bases.Containerfile"), StandardCharsets.UTF_8))) {
            return file.lines()
                    .map(STAGE::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toMap(
                            line -> line.group(2), line -> line.group(1), (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param javaVersion that of the classes
     * @return empty for none
     * @throws PrismException if there is none for that version of Java
     */
    static Optional<String> of(ImageVariant variant, boolean debug, int javaVersion) {
        if (variant == ImageVariant.SCRATCH) {
            return Optional.empty();
        }
        Map<String, String> all = all();
        String name = variant.name().toLowerCase(Locale.ROOT) + (variant == ImageVariant.JRE ? "-" + javaVersion : "");
        if (!all.containsKey(name)) {
            throw new PrismException(
                    "prism.image.variant is 'jre', and Maven runs on Java " + javaVersion,
                    "the kit has base images for Java 17, 21 and 25, the versions with long-term support",
                    "name one: -Dprism.image.base=docker.io/library/eclipse-temurin:" + javaVersion + "-jre");
        }
        return Optional.of(debug && all.containsKey(name + DEBUG) ? all.get(name + DEBUG) : all.get(name));
    }

    /** An image with a JDK of that version, pinned if it is one with long-term support. */
    static String jdk(int javaVersion) {
        return all().getOrDefault(
                        "jre-" + javaVersion + DEBUG, "docker.io/library/eclipse-temurin:" + javaVersion + "-jdk");
    }
}
