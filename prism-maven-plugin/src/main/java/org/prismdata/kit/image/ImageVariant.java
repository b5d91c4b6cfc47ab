package org.prismdata.kit.image;

import java.util.Optional;
import org.prismdata.kit.nativeimage.Linking;
import org.prismdata.kit.nativeimage.NativePlan;

/** The kinds of image the kit can make. */
public enum ImageVariant {
    /** Nothing but the plugin, a linked Java runtime and the C library. */
    SCRATCH,
    /** A linked Java runtime on a base that has glibc and no shell. */
    DISTROLESS,
    /** A linked Java runtime for musl, on Alpine. */
    ALPINE,
    /** A base image with the whole Java runtime, as Jib makes them by itself. */
    JRE,
    /** A native program in place of Java; the base depends on how it can be linked. */
    NATIVE;

    private static final String PROPERTY = "prism.image.variant";

    /**
     * @param value the value of {@code prism.image.variant}
     * @throws org.prismdata.kit.problem.PrismException if there is no such variant
     */
    public static ImageVariant of(String value) {
        return ImageChoice.of(ImageVariant.class, PROPERTY, value);
    }

    /** What has a JDK to link a runtime in a container. */
    static String builder(int javaVersion) {
        return PinnedBases.jdk(javaVersion);
    }

    /** The variant whose base a native program gets: the C library's, if it needs one. */
    public static ImageVariant forProgram(NativePlan plan) {
        return plan.linking() == Linking.STATIC ? SCRATCH : DISTROLESS;
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
