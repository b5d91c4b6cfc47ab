package org.prismdata.kit.image;

import java.nio.file.Files;
import java.nio.file.Path;
import org.prismdata.kit.problem.PrismException;

/**
 * The JDK whose runtime goes into the image: the one that runs Maven.
 *
 * @param home its folder
 * @param version its Java version, for instance 17
 */
record Jdk(Path home, int version) {
    private static final int LINKS_WITHOUT_JMODS = 24;
    private static final int LINKS_CLASSES = 24;

    static Jdk ofThisProcess() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /**
     * @return the path of its {@code jlink}
     * @throws PrismException if this is no full JDK
     */
    Path jlink() {
        Path jlink = home.resolve("bin").resolve("jlink");
        if (!Files.isExecutable(jlink)) {
            throw incomplete("it has no bin/jlink, so it is only a runtime (JRE)");
        }
        if (version < LINKS_WITHOUT_JMODS && !Files.isDirectory(home.resolve("jmods"))) {
            throw incomplete("it has no folder jmods, which jlink links from");
        }
        return jlink;
    }

    private PrismException incomplete(String reason) {
        return new PrismException(
                "the JDK that runs Maven, " + home + ", can't link a runtime for the image",
                reason,
                "install a full JDK: `sudo apt install openjdk-" + version
                        + "-jdk-headless` (Debian, Ubuntu), `sudo dnf"
                        + " install java-" + version + "-openjdk-devel java-" + version + "-openjdk-jmods` (Fedora,"
                        + " RHEL); or set JAVA_HOME to one");
    }

    /** Whether its archives can have classes that are linked already. */
    boolean linksClasses() {
        return version >= LINKS_CLASSES;
    }

    /** The file that names the exact build. */
    Path release() {
        return home.resolve("release");
    }
}
