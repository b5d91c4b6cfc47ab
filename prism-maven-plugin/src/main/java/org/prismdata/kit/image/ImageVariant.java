package org.prismdata.kit.image;

import java.util.Optional;

/** The kinds of image the kit can make. */
public enum ImageVariant {
    /** Nothing but the plugin, a linked Java runtime and the C library. */
    SCRATCH,
    /** A linked Java runtime on a base that has glibc and no shell. */
    DISTROLESS,
    /** A linked Java runtime for musl, on Alpine. */
    ALPINE,
    /** A base image with the whole Java runtime, as Jib makes them by itself. */
    JRE;

    private static final String PROPERTY = "prism.image.variant";

    /**
     * @param value the value of {@code prism.image.variant}
     * @throws org.prismdata.kit.problem.PrismException if there is no such variant
     */
    public static ImageVariant of(String value) {
        return ImageChoice.of(ImageVariant.class, PROPERTY, value);
    }

    /**
     * The base image, unless the user names another; empty for none.
     *
     * @param javaVersion that of the classes
     * @throws org.prismdata.kit.problem.PrismException if there is none for that version of Java
     */
    public Optional<String> base(boolean debug, int javaVersion) {
        return PinnedBases.of(this, debug, javaVersion);
    }
}
