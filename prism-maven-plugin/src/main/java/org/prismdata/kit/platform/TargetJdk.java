package org.prismdata.kit.platform;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.prismdata.kit.problem.PrismException;

/**
 * A JDK that the user has named, to take an image's runtime from.
 *
 * @param home its folder
 * @param system as its file {@code release} says, {@code Linux} for one
 * @param processor as that file says, {@code aarch64} for one
 * @param version its Java version, for instance 17
 * @param jmods whether it has the folder that another JDK's jlink links from
 * @param runsHere whether its programs run on this machine
 * @param root the system that it is in, which brings the C library; empty if it lies by itself
 */
public record TargetJdk(
        Path home,
        String system,
        String processor,
        int version,
        boolean jmods,
        boolean runsHere,
        Optional<SystemRoot> root) {
    static final String PROPERTY = "prism.image.targetJdk";

    /**
     * @param home the value of {@code prism.image.targetJdk}
     * @param thisSystem this machine's, Java's {@code os.name}
     * @param thisProcessor this machine's, Java's {@code os.arch}
     * @throws PrismException if no JDK is there
     */
    public static TargetJdk read(Path home, String thisSystem, String thisProcessor) throws IOException {
        Properties release = new Properties();
        if (Files.isRegularFile(home.resolve("release"))) {
            try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
                release.load(reader);
            }
        }
        String version = value(release, "JAVA_VERSION");
        if (!version.matches("\\d+.*")) {
            throw new PrismException(
                    PROPERTY + " is '" + home + "'",
                    "no JDK is there: it has no file release that names a JAVA_VERSION",
                    "name the unpacked folder of a Linux JDK, the one with the folders bin and jmods");
        }
        String system = value(release, "OS_NAME");
        String processor = value(release, "OS_ARCH");
        Path java = home.resolve("bin/java");
        Optional<String> loader = system.equals(TargetPlatform.SYSTEM) && Files.isRegularFile(java)
                ? ElfFile.read(java).loader()
                : Optional.empty();
        boolean sameMachine = thisSystem.equals(system)
                && TargetPlatform.ofProcessor(processor).equals(TargetPlatform.ofProcessor(thisProcessor));
        return new TargetJdk(
                home,
                system,
                processor,
                Integer.parseInt(version.split("\\D", 2)[0]),
                Files.isDirectory(home.resolve("jmods")),
                sameMachine
                        && loader.filter(path -> Files.exists(Path.of(path))).isPresent(),
                loader.flatMap(path -> SystemRoot.around(home, path)));
    }

    boolean isFor(TargetPlatform platform) {
        return system.equals(TargetPlatform.SYSTEM)
                && TargetPlatform.ofProcessor(processor).equals(platform);
    }

    private static String value(Properties release, String name) {
        return release.getProperty(name, "").replace("\"", "").strip();
    }
}
