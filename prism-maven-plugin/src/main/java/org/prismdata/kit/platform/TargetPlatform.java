package org.prismdata.kit.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prismdata.kit.problem.PrismException;

/**
 * A platform that images are made for; its system is Linux.
 *
 * @param architecture its name in image manifests, for instance {@code amd64}
 */
public record TargetPlatform(String architecture) {
    /** What Java, and the file {@code release} of a JDK, call it. */
    public static final String SYSTEM = "Linux";

    private static final String PROPERTY = "prism.image.platforms";
    private static final String PREFIX = "linux/";
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "arm64");
    private static final Map<String, String> JAVAS_NAMES = Map.of("x86_64", "amd64", "aarch64", "arm64");

    /** @param javasName Java's {@code os.arch}, or that of a JDK's file {@code release} */
    public static TargetPlatform ofProcessor(String javasName) {
        return new TargetPlatform(JAVAS_NAMES.getOrDefault(javasName, javasName));
    }

    /**
     * @param text the value of {@code prism.image.platforms}, with commas between
     * @return each once, in the user's order
     * @throws PrismException if one is unknown
     */
    public static List<TargetPlatform> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(TargetPlatform::named)
                .distinct()
                .toList();
    }

    private static TargetPlatform named(String name) {
        if (!name.startsWith(PREFIX) || !ARCHITECTURES.contains(name.substring(PREFIX.length()))) {
            throw new PrismException(
                    PROPERTY + " has '" + name + "'",
                    "an image can be made for linux/amd64 and linux/arm64",
                    "write it like -D" + PROPERTY + "=linux/amd64,linux/arm64");
        }
        return new TargetPlatform(name.substring(PREFIX.length()));
    }

    /**
     * Several platforms' images have one name by an index, which only a registry keeps.
     *
     * @param toRegistry whether the image is pushed
     * @throws PrismException if there are several, and it is not
     */
    public static void requireOneName(List<TargetPlatform> platforms, boolean toRegistry) {
        if (platforms.size() > 1 && !toRegistry) {
            throw new PrismException(
                    PROPERTY + " has " + platforms.size() + " platforms, and the image stays on this machine",
                    "several platforms' images have one name by an index, which is made in a registry",
                    "push it with -Dprism.image.output=registry, or name one platform");
        }
    }

    @Override
    public String toString() {
        return PREFIX + architecture;
    }
}
