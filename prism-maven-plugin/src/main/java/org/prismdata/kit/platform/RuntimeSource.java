package org.prismdata.kit.platform;

import java.util.Optional;
import org.prismdata.kit.problem.PrismException;

/** Where the Java runtime and the C library of an image come from. */
public enum RuntimeSource {
    /** From the JDK that runs Maven, and from this machine. */
    THIS_JDK("this machine's JDK and C library"),
    /** From a JDK of the platform that the user has named, linked by the one that runs Maven; the C library from a base. */
    TARGET_JDK("the JDK of prism.image.targetJdk; the base image brings the C library"),
    /** From a container of the platform. */
    BUILDER_CONTAINER("a container of the platform");

    static final String TARGET_JDK_PROPERTY = "prism.image.targetJdk";

    private final String sentence;

    RuntimeSource(String sentence) {
        this.sentence = sentence;
    }

    /** For the log. */
    public String sentence() {
        return sentence;
    }

    /**
     * What is known where the decision is made.
     *
     * @param system this machine's, Java's {@code os.name}
     * @param processor this machine's, Java's {@code os.arch}
     * @param javaVersion of the JDK that runs Maven
     * @param targetJdk the one that the user has named
     * @param base whether the image has a base, which brings a C library
     * @param builder the platform whose containers run here without emulation; empty without an engine or a builder image
     */
    public record Given(
            String system,
            String processor,
            int javaVersion,
            Optional<TargetJdk> targetJdk,
            boolean base,
            Optional<TargetPlatform> builder) {}

    /**
     * Decides. What the user has named wins; then this machine, if it is of the platform; then a container.
     *
     * @throws PrismException if there is no way, or the JDK named can't be it
     */
    public static RuntimeSource of(TargetPlatform target, Given given) {
        boolean here = given.system().equals("Linux") && target.hasProcessor(given.processor());
        if (given.targetJdk().isPresent()) {
            requireUsable(given.targetJdk().get(), target, given.javaVersion());
            if (!given.base() && !here) {
                throw new PrismException(
                        TARGET_JDK_PROPERTY + " is set, and the image has no base",
                        "a JDK does not bring the C library, and this machine, " + machine(given) + ", has none of "
                                + target,
                        "use -Dprism.image.variant=distroless, or leave out " + TARGET_JDK_PROPERTY
                                + " and have a container engine running");
            }
            return TARGET_JDK;
        }
        if (here) {
            return THIS_JDK;
        }
        if (given.builder().filter(target::equals).isPresent()) {
            return BUILDER_CONTAINER;
        }
        String engine = given.builder()
                .map(other -> "containers here are of " + other)
                .orElse("there is no container engine with a builder image");
        throw new PrismException(
                "no Java runtime for " + target + " can be had on this machine, " + machine(given),
                "its own JDK is of another platform, " + TARGET_JDK_PROPERTY + " is not set, and " + engine,
                "unpack a JDK " + given.javaVersion() + " for " + target + " and set -D" + TARGET_JDK_PROPERTY
                        + "=FOLDER with -Dprism.image.variant=distroless, or build on a machine of " + target);
    }

    private static void requireUsable(TargetJdk jdk, TargetPlatform target, int javaVersion) {
        String named = TARGET_JDK_PROPERTY + " is '" + jdk.home() + "', a JDK " + jdk.version() + " for " + jdk.system()
                + " on " + jdk.processor();
        if (!jdk.system().equals("Linux") || !target.hasProcessor(jdk.processor())) {
            throw new PrismException(
                    named, "the image is for " + target, "name a JDK " + javaVersion + " for " + target);
        }
        if (jdk.version() != javaVersion) {
            throw new PrismException(
                    named,
                    "jlink links only modules of its own version, and Maven runs on Java " + javaVersion,
                    "name a JDK " + javaVersion + " for " + target + ", or run Maven with a JDK " + jdk.version());
        }
        if (!jdk.jmods()) {
            throw new PrismException(
                    named,
                    "it has no folder jmods, without which a JDK links only runtimes of the platform it runs on",
                    "take a build that has jmods, or add those that its vendor offers beside it");
        }
    }

    private static String machine(Given given) {
        return given.system() + " on " + given.processor();
    }
}
