package org.prismdata.kit.platform;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.prismdata.kit.problem.PrismException;

/**
 * A JDK of another platform, of which a runtime can be linked but which can't be run.
 *
 * @param home its folder
 * @param system its file {@code release} says, {@code Linux} for one
 * @param processor as that file says, {@code aarch64} for one
 * @param version its Java version, for instance 17
 * @param jmods whether it has the folder that jlink links from
 */
public record TargetJdk(Path home, String system, String processor, int version, boolean jmods) {
    /**
     * @param home the value of {@code prism.image.targetJdk}
     * @throws PrismException if no JDK is there
     */
    public static TargetJdk read(Path home) throws IOException {
        Properties release = new Properties();
        if (Files.isRegularFile(home.resolve("release"))) {
            try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
                release.load(reader);
            }
        }
        String version = value(release, "JAVA_VERSION");
        if (!version.matches("\\d+.*")) {
            throw new PrismException(
                    RuntimeSource.TARGET_JDK_PROPERTY + " is '" + home + "'",
                    "no JDK is there: it has no file release that names a JAVA_VERSION",
                    "name the unpacked folder of a Linux JDK, the one with the folder jmods");
        }
        return new TargetJdk(
                home,
                value(release, "OS_NAME"),
                value(release, "OS_ARCH"),
                Integer.parseInt(version.split("\\D", 2)[0]),
                Files.isDirectory(home.resolve("jmods")));
    }

    private static String value(Properties release, String name) {
        return release.getProperty(name, "").replace("\"", "").strip();
    }
}
