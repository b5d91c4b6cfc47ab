package org.prismdata.kit.nativeimage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProgramPath;

/**
 * How a native program is made here.
 *
 * @param graalvm the folder of the GraalVM to use
 * @param linking what the program needs of its image
 * @param base the image's base, {@code scratch} for none
 */
public record NativePlan(Path graalvm, Linking linking, String base) {
    /** The plugin that runs {@code native-image}; its version is the POM's. */
    public static final String PLUGIN = "org.graalvm.buildtools:native-maven-plugin";

    public static final String GOAL = "compile-no-fork";

    private static final String HOME = "GRAALVM_HOME";
    private static final String PROGRAM = "native-image";
    /** Only for this processor, and only with this compiler, does GraalVM link against musl. */
    private static final String MUSL_PROCESSOR = "amd64";

    private static final String MUSL_COMPILER = "x86_64-linux-musl-gcc";

    /**
     * Decides by what is installed.
     *
     * @param path where programs are found, and the environment
     * @param system this machine's, Java's {@code os.name}
     * @param processor this machine's, Java's {@code os.arch}
     * @param glibcBase a base image with glibc, for the program that needs one
     * @throws PrismException if there is no GraalVM, or none that makes programs for Linux
     */
    public static NativePlan of(ProgramPath path, String system, String processor, String glibcBase) {
        if (!system.equals("Linux")) {
            throw new PrismException(
                    "prism.image.variant is 'native', and this machine runs " + system,
                    "native-image makes programs for the system it runs on, and the image needs one for Linux",
                    inAContainer());
        }
        Path graalvm = graalvm(path);
        boolean musl = processor.equals(MUSL_PROCESSOR)
                && path.find(MUSL_COMPILER, List.of()).isPresent();
        return musl
                ? new NativePlan(graalvm, Linking.STATIC, "scratch")
                : new NativePlan(graalvm, Linking.MOSTLY_STATIC, glibcBase);
    }

    private static Path graalvm(ProgramPath path) {
        Optional<Path> home =
                path.environment().apply(HOME).filter(text -> !text.isBlank()).map(Path::of);
        if (home.isPresent()) {
            if (!path.executable().test(home.get().resolve("bin").resolve(PROGRAM))) {
                throw new PrismException(
                        HOME + " is '" + home.get() + "'",
                        "there is no bin/" + PROGRAM + " in it",
                        "set it to the folder of a GraalVM, or unset it to use the " + PROGRAM + " on the PATH");
            }
            return home.get();
        }
        return path.find(PROGRAM, List.of())
                .map(Path::getParent)
                .map(bin -> bin.resolve("..").normalize())
                .orElseThrow(() -> new PrismException(
                        "prism.image.variant is 'native', and there is no GraalVM on this machine",
                        HOME + " is not set, and " + PROGRAM + " is not on the PATH",
                        "unpack a GraalVM for JDK 17 or later and set " + HOME
                                + " to its folder, or install one with a version manager (`sdk install java 25-graalce`);\n"
                                + "for a program without the C library also " + MUSL_COMPILER + "; or "
                                + inAContainer()));
    }

    /** The image's entry point is native-image itself. */
    private static String inAContainer() {
        return "build in a container that has all of it:\npodman run --rm --volume .:/project --workdir /project --entrypoint ./mvnw"
                + " ghcr.io/graalvm/native-image-community:25-muslib prism:image -Dprism.image.variant=native"
                + " -Dprism.image.output=tar";
    }

    /**
     * What native-maven-plugin is told, by the names of its parameters; {@code buildArgs} is a list.
     *
     * @param mainClass the class to start
     * @param program the file to write
     */
    public Map<String, Object> configuration(String mainClass, Path program) {
        List<String> arguments = new ArrayList<>(List.of("--no-fallback"));
        arguments.addAll(linking.arguments());
        // For a server of short calls, as in the images with a Java runtime.
        arguments.add("--gc=serial");
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("mainClass", mainClass);
        configuration.put("imageName", program.getFileName().toString());
        configuration.put("outputDirectory", program.getParent().toString());
        configuration.put("buildArgs", List.copyOf(arguments));
        return configuration;
    }
}
