package org.prismdata.kit.image;

import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.problem.PrismException;

/** How an image's layers are compressed. */
public enum ImageCompression {
    /** Smaller, in an OCI layout. */
    ZSTD,
    /** What every engine and registry takes. */
    GZIP;

    private static final String PROPERTY = "prism.image.compression";

    /**
     * @param value the value of {@code prism.image.compression}
     * @throws PrismException if it is none of these
     */
    public static ImageCompression of(String value) {
        return ImageChoice.of(ImageCompression.class, PROPERTY, value);
    }

    /**
     * The one an output gets when none is asked for.
     *
     * @param layouts whether the engine reads a layout of this machine: Podman does, unless it runs on another
     */
    static ImageCompression byDefault(ImageOutput output, boolean layouts) {
        return output == ImageOutput.ENGINE && layouts ? ZSTD : GZIP;
    }

    /** @throws PrismException if the output can't have it */
    void checkFor(ImageOutput output, EngineKind kind, boolean layouts) {
        if (this == GZIP) {
            return;
        }
        if (output == ImageOutput.REGISTRY && !layouts) {
            throw new PrismException(
                    PROPERTY + " is 'zstd', and prism.image.output is 'registry'",
                    "only Podman on this machine pushes zstd layers, and here is " + kind.program()
                            + ", or Podman on another one; Jib pushes gzip",
                    "leave -D" + PROPERTY + " out, or install Podman");
        }
        if (output == ImageOutput.ENGINE && !layouts) {
            throw new PrismException(
                    PROPERTY + " is 'zstd', and the image goes to " + kind.program() + " or to another machine",
                    "only Podman on this machine reads images with zstd layers from a folder",
                    "leave -D" + PROPERTY + " out: such an engine gets gzip");
        }
    }
}
