package org.prismdata.kit.nativeimage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProgramPath;

/**
 * How a native program is made here.
 *
 * @param graalvm the folder of the GraalVM to use
 * @param linking what the program needs of its image
 */
public record NativePlan(Path graalvm, Linking linking) {
    private static final String HOME = "GRAALVM_HOME";
    private static final String JAVA_HOME = "JAVA_HOME";
    private static final String PROGRAM = "native-image";
    /** Only for this processor, and only with this compiler, does GraalVM link against musl. */
    private static final String MUSL_PROCESSOR = "amd64";

    private static final String MUSL_COMPILER = "x86_64-linux-musl-gcc";

    /**
     * Decides by what is installed. A GraalVM is looked for in the order in which native-maven-plugin does, which runs it:
     * {@code GRAALVM_HOME}, {@code JAVA_HOME}, the PATH.
     *
     * @param path where programs are found, and the environment
     * @param system this machine's, Java's {@code os.name}
     * @param processor this machine's, Java's {@code os.arch}
     * @param platforms that the image is for
     * @throws PrismException if there is no GraalVM, or none that makes programs for Linux
     */
    public static NativePlan of(ProgramPath path, String system, String processor, List<TargetPlatform> platforms) {
        if (!system.equals("Linux")) {
            throw new PrismException(
                    "prism.image.variant is 'native', and this machine runs " + system,
                    "native-image makes programs for the system it runs on, and the image needs one for Linux",
                    inAContainer());
        }
        TargetPlatform here = TargetPlatform.ofProcessor(processor);
        if (!platforms.equals(List.of(here))) {
            throw new PrismException(
                    "prism.image.variant is 'native', and the image is for "
                            + String.join(
                                    ", ",
                                    platforms.stream()
                                            .map(TargetPlatform::toString)
                                            .toList()),
                    "native-image makes programs for the processor it runs on, here " + here,
                    "leave prism.image.platforms and Jib's <platforms> out, and build on a machine of each platform");
        }
        Path graalvm = graalvm(path);
        boolean musl = processor.equals(MUSL_PROCESSOR)
                && path.find(MUSL_COMPILER, List.of()).isPresent();
        return new NativePlan(graalvm, musl ? Linking.STATIC : Linking.MOSTLY_STATIC);
    }

    private static Path graalvm(ProgramPath path) {
        Optional<Path> named = home(path, HOME);
        if (named.isPresent()) {
            if (!hasProgram(path, named.get())) {
                throw new PrismException(
                        HOME + " is '" + named.get() + "'",
                        "there is no bin/" + PROGRAM + " in it",
                        "set it to the folder of a GraalVM, or unset it to use the " + PROGRAM + " on the PATH");
            }
            return named.get();
        }
        Optional<Path> java = home(path, JAVA_HOME);
        if (java.filter(home -> hasProgram(path, home)).isPresent()) {
            return java.get();
        }
        Path onPath = path.find(PROGRAM, List.of())
                .map(Path::getParent)
                .map(bin -> bin.resolve("..").normalize())
                .orElseThrow(() -> new PrismException(
                        "prism.image.variant is 'native', and there is no GraalVM on this machine",
                        HOME + " is not set, and " + PROGRAM + " is not on the PATH",
                        "unpack a GraalVM for JDK 17 or later and set " + HOME
                                + " to its folder, or install one with a version manager (`sdk install java 25-graalce`);\n"
                                + "for a program without the C library also " + MUSL_COMPILER + "; or "
                                + inAContainer()));
        if (java.isPresent()) {
            throw new PrismException(
                    PROGRAM + " is on the PATH, in " + onPath + ", and " + JAVA_HOME + " is '" + java.get() + "'",
                    "native-maven-plugin looks into " + JAVA_HOME + " first, and does not look further",
                    "set " + HOME + "=" + onPath);
        }
        return onPath;
    }

    private static Optional<Path> home(ProgramPath path, String variable) {
        return path.environment()
                .apply(variable)
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    private static boolean hasProgram(ProgramPath path, Path home) {
        return path.executable().test(home.resolve("bin").resolve(PROGRAM));
    }

    /** The image's entry point is native-image itself. */
    private static String inAContainer() {
        return "build in a container that has all of it:\npodman run --rm --volume .:/project --workdir /project --entrypoint ./mvnw"
                + " ghcr.io/graalvm/native-image-community:25-muslib prism:image -Dprism.image.variant=native"
                + " -Dprism.image.output=tar";
    }

    /** What {@code native-image} is told besides the class path, the class to start and the file to write. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(linking.arguments());
        // For a server of short calls, as in the images with a Java runtime.
        arguments.add("--gc=serial");
        return List.copyOf(arguments);
    }
}
