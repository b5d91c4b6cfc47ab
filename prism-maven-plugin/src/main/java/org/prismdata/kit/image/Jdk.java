package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.prismdata.kit.platform.ElfFile;
import org.prismdata.kit.problem.PrismException;

/**
 * A JDK that runs here and links an image's runtime.
 *
 * @param home its folder
 * @param version its Java version, for instance 17
 */
public record Jdk(Path home, int version) {
    private static final int LINKS_WITHOUT_JMODS = 24;

    /** The one that runs Maven. */
    public static Jdk ofThisProcess() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /**
     * @return the path of its {@code jlink}
     * @throws PrismException if this is no full JDK
     */
    public Path jlink() {
        Path jlink = home.resolve("bin").resolve("jlink");
        if (!Files.isExecutable(jlink)) {
            throw incomplete("it has no bin/jlink, so it is only a runtime (JRE)");
        }
        if (version < LINKS_WITHOUT_JMODS && !Files.isDirectory(home.resolve("jmods"))) {
            throw incomplete("it has no folder jmods, which jlink links from");
        }
        return jlink;
    }

    /** @throws PrismException if its programs are for another C library than Alpine's */
    void requireMusl() throws IOException {
        String loader =
                ElfFile.read(home.resolve("bin").resolve("java")).loader().orElse("no loader");
        if (!loader.contains("musl")) {
            throw new PrismException(
                    "prism.image.variant is 'alpine', and the JDK " + home + " is not made for it",
                    "Alpine's C library is musl, and that JDK needs " + loader,
                    "run Maven on Alpine, whose JDKs are for musl: in a container, `podman run --rm --volume"
                            + " \"$PWD\":/project --workdir /project docker.io/library/maven:3.9-eclipse-temurin-"
                            + version
                            + "-alpine mvn prism:image -Dprism.image.variant=alpine -Dprism.image.output=tar`; or on"
                            + " such a machine, `apk add maven openjdk" + version
                            + "-jdk`; or name such a JDK: -Dprism.image.targetJdk=…; or take another -Dprism.image.variant");
        }
    }

    private PrismException incomplete(String reason) {
        return new PrismException(
                "the JDK " + home + " can't link a runtime for the image",
                reason,
                "install a full JDK: `sudo apt install openjdk-" + version
                        + "-jdk-headless` (Debian, Ubuntu), `sudo dnf"
                        + " install java-" + version + "-openjdk-devel java-" + version + "-openjdk-jmods` (Fedora,"
                        + " RHEL); or set JAVA_HOME to one");
    }

    /** The file that names the exact build. */
    Path release() {
        return home.resolve("release");
    }
}
