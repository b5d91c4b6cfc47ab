package org.prismdata.kit.image;

import java.util.Locale;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/** Where a finished image goes. */
public enum ImageOutput {
    /** Into the storage of Podman or Docker, ready to run. */
    ENGINE,
    /** Into a file that {@code podman load} reads. */
    TAR,
    /** To the registry that the image's name begins with. */
    REGISTRY;

    /**
     * @param value the value of {@code prism.image.output}
     * @throws PrismException if it is none of these
     */
    public static ImageOutput of(String value) {
        return Stream.of(values())
                .filter(output -> output.text().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new PrismException(
                                "prism.image.output is '" + value + "'",
                                "an image goes to one of engine, tar, registry",
                                "leave -Dprism.image.output out to load the image into Podman, or use -Dprism.image.output=tar"));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
