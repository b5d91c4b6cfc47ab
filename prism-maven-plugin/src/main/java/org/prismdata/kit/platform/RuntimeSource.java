package org.prismdata.kit.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.prismdata.kit.problem.PrismException;

/** Where the Java runtime and the C library of an image come from. */
public enum RuntimeSource {
    /** From the JDK that runs Maven, and from this machine. */
    THIS_JDK,
    /** From a JDK that the user has named, and the system it is in. */
    TARGET_JDK,
    /** From a container of the platform. */
    BUILDER_CONTAINER;

    public static final String BUILDER_PROPERTY = "prism.image.builder";

    /**
     * What is known where the decision is made.
     *
     * @param system this machine's, Java's {@code os.name}
     * @param processor this machine's, Java's {@code os.arch}
     * @param javaVersion of the JDK that runs Maven
     * @param targetJdks those that the user has named
     * @param base whether the image has a base, which brings a C library
     * @param builder whether the user has named a builder image
     * @param engine whether there is a container engine; asked only when it matters
     */
    public record Given(
            String system,
            String processor,
            int javaVersion,
            List<TargetJdk> targetJdks,
            boolean base,
            boolean builder,
            BooleanSupplier engine) {}

    /**
     * Decides. What the user has named wins; then this machine, if it is of the platform; then a container.
     *
     * @throws PrismException if there is no way, or the JDK named can't be it
     */
    public static RuntimeSource of(TargetPlatform target, Given given) {
        Optional<TargetJdk> jdk = targetJdk(target, given.targetJdks());
        if (jdk.isPresent()) {
            requireUsable(jdk.get(), target, given);
            return TARGET_JDK;
        }
        boolean processor = TargetPlatform.ofProcessor(given.processor()).equals(target);
        if (processor && given.builder()) {
            return BUILDER_CONTAINER;
        }
        if (processor && given.system().equals(TargetPlatform.SYSTEM)) {
            return THIS_JDK;
        }
        if (processor && given.engine().getAsBoolean()) {
            return BUILDER_CONTAINER;
        }
        throw new PrismException(
                "no Java runtime for " + target + " can be had on this machine, " + machine(given),
                "its own JDK is of another platform, " + TargetJdk.PROPERTY + " names none of " + target + ", and "
                        + (processor
                                ? "there is no container engine to link one in"
                                : "its containers are of another platform, too"),
                "unpack a JDK " + given.javaVersion() + " for " + target + " and set -D" + TargetJdk.PROPERTY
                        + "=FOLDER with -Dprism.image.variant=distroless, or build on a machine of " + target
                        + (processor ? ", or start Podman or Docker" : ""));
    }

    /** The one of a platform, of those that the user has named. */
    public static Optional<TargetJdk> targetJdk(TargetPlatform target, List<TargetJdk> targetJdks) {
        return targetJdks.stream().filter(jdk -> jdk.isFor(target)).findFirst();
    }

    /** @throws PrismException if the user has named a JDK of a platform that no image is made for */
    public static void requireAllUsed(List<TargetJdk> targetJdks, List<TargetPlatform> platforms) {
        for (TargetJdk jdk : targetJdks) {
            if (platforms.stream().noneMatch(jdk::isFor)) {
                throw new PrismException(
                        named(jdk),
                        "the image is for "
                                + String.join(
                                        ", ",
                                        platforms.stream()
                                                .map(TargetPlatform::toString)
                                                .toList()),
                        "name a JDK of that platform, or another platform: -Dprism.image.platforms=linux/arm64");
            }
        }
    }

    private static void requireUsable(TargetJdk jdk, TargetPlatform target, Given given) {
        if (jdk.runsHere()) {
            return;
        }
        if (jdk.version() != given.javaVersion()) {
            throw new PrismException(
                    named(jdk),
                    "its own jlink does not run here, and that of the JDK that runs Maven links only modules of its version, "
                            + given.javaVersion(),
                    "name a JDK " + given.javaVersion() + " for " + target + ", or run Maven with a JDK "
                            + jdk.version());
        }
        if (!jdk.jmods()) {
            throw new PrismException(
                    named(jdk),
                    "it has no folder jmods, and without it a JDK links runtimes only where it runs itself",
                    "put the jmods there that its vendor offers beside it, or leave " + TargetJdk.PROPERTY
                            + " out and have Podman or Docker running: a container of the platform links then");
        }
        if (!given.base() && jdk.root().isEmpty()) {
            throw new PrismException(
                    named(jdk) + "; and the image has no base",
                    "a JDK does not bring the C library, and no folder above it has one",
                    "use -Dprism.image.variant=distroless, or unpack the JDK within the files of a system of "
                            + target);
        }
    }

    private static String named(TargetJdk jdk) {
        return TargetJdk.PROPERTY + " has '" + jdk.home() + "', a JDK " + jdk.version() + " for " + jdk.system()
                + " on " + jdk.processor();
    }

    private static String machine(Given given) {
        return given.system() + " on " + given.processor();
    }
}
