package org.prismdata.kit.image;

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
     * @throws org.prismdata.kit.problem.PrismException if it is none of these
     */
    public static ImageOutput of(String value) {
        return ImageChoice.of(ImageOutput.class, "prism.image.output", value);
    }
}
