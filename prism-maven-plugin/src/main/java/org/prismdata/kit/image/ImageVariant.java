package org.prismdata.kit.image;

import java.util.Optional;
import org.prismdata.kit.nativeimage.Linking;
import org.prismdata.kit.nativeimage.NativePlan;

/** The kinds of image the kit can make, and the one place that names their base images. */
public enum ImageVariant {
    /** Nothing but the plugin, a linked Java runtime and the C library. */
    SCRATCH("", ""),
    /** A linked Java runtime on a base that has glibc and no shell. */
    DISTROLESS("gcr.io/distroless/base-nossl-debian12:nonroot", "gcr.io/distroless/base-nossl-debian12:debug-nonroot"),
    /** A linked Java runtime for musl, on Alpine. */
    ALPINE("docker.io/library/alpine:3.22", "docker.io/library/alpine:3.22"),
    /** A base image with the whole Java runtime, as Jib makes them by itself. */
    JRE("docker.io/library/eclipse-temurin:%d-jre", "docker.io/library/eclipse-temurin:%d-jre"),
    /** A native program in place of Java; the base depends on how it can be linked. */
    NATIVE("", "");

    private static final String PROPERTY = "prism.image.variant";

    /** What has a JDK to link a runtime in a container. */
    private static final String BUILDER = "docker.io/library/eclipse-temurin:%d-jdk";

    private final String base;
    private final String debugBase;

    ImageVariant(String base, String debugBase) {
        this.base = base;
        this.debugBase = debugBase;
    }

    /**
     * @param value the value of {@code prism.image.variant}
     * @throws org.prismdata.kit.problem.PrismException if there is no such variant
     */
    public static ImageVariant of(String value) {
        return ImageChoice.of(ImageVariant.class, PROPERTY, value);
    }

    static String builder(int javaVersion) {
        return BUILDER.formatted(javaVersion);
    }

    /** The variant whose base a native program gets: the C library's, if it needs one. */
    public static ImageVariant forProgram(NativePlan plan) {
        return plan.linking() == Linking.STATIC ? SCRATCH : DISTROLESS;
    }

    /**
     * The base image, unless the user names another; empty for none.
     *
     * @param javaVersion that of the classes
     */
    public Optional<String> base(boolean debug, int javaVersion) {
        return Optional.of((debug ? debugBase : base).formatted(javaVersion)).filter(name -> !name.isEmpty());
    }
}
