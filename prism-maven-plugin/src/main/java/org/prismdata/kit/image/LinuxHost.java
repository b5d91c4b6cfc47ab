package org.prismdata.kit.image;

import java.util.Map;
import org.prismdata.kit.problem.PrismException;

/**
 * The machine whose runtime goes into the image.
 *
 * @param architecture its name in image manifests, for instance {@code amd64}
 */
record LinuxHost(String architecture) {
    private static final Map<String, String> ARCHITECTURES = Map.of("x86_64", "amd64", "aarch64", "arm64");

    static LinuxHost ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * @param system Java's {@code os.name}
     * @param processor Java's {@code os.arch}
     * @throws PrismException if it isn't Linux
     */
    static LinuxHost of(String system, String processor) {
        if (!system.equals("Linux")) {
            throw new PrismException(
                    "prism:image builds Linux images, and this machine runs " + system,
                    "the image gets this machine's Java runtime and C library, which must be Linux's",
                    "run it on Linux, for instance in CI with -Dprism.image.output=registry");
        }
        return new LinuxHost(ARCHITECTURES.getOrDefault(processor, processor));
    }
}
