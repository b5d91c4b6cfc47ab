package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;

class JavaRuntimeTest {
    @TempDir
    Path home;

    private Jdk jdk;

    @BeforeEach
    void writeRelease() throws IOException {
        jdk = new Jdk(home, 17);
        Files.writeString(jdk.release(), "JAVA_VERSION=\"17.0.15\"");
    }

    @Test
    void linksTheModulesInOrderWithoutDebugInformation() {
        assertThat(runtime(Optional.empty(), false)
                        .linkCommand(Path.of("/jdk/bin/jlink"), Set.of("java.sql", "java.base"), Path.of("out")))
                .containsExactly(
                        "/jdk/bin/jlink",
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--add-modules",
                        "java.base,java.sql",
                        "--output",
                        "out");
    }

    @Test
    void keyChangesWithAllThatTheRuntimeComesFrom() throws IOException {
        String key = key(Optional.empty(), "java.base", "java.sql");

        assertThat(key(Optional.empty(), "java.sql", "java.base")).isEqualTo(key);
        assertThat(key(Optional.empty(), "java.base")).isNotEqualTo(key);
        assertThat(key(Optional.of(Path.of("strip")), "java.base", "java.sql")).isNotEqualTo(key);
        Files.writeString(jdk.release(), "JAVA_VERSION=\"17.0.16\"");
        assertThat(key(Optional.empty(), "java.base", "java.sql")).isNotEqualTo(key);
    }

    @Test
    void keepsDebugInformationForADebuggingImage() throws IOException {
        assertThat(runtime(Optional.empty(), true)
                        .linkCommand(Path.of("/jdk/bin/jlink"), Set.of("java.base"), Path.of("out")))
                .doesNotContain("--strip-debug");
        assertThat(runtime(Optional.empty(), true).key(Set.of("java.base")))
                .isNotEqualTo(key(Optional.empty(), "java.base"));
    }

    @Test
    void refusesAnIncompleteJdk() throws IOException {
        assertThatThrownBy(() -> jdk.jlink()).isInstanceOf(PrismException.class).hasMessage("the JDK " + home + """
                         can't link a runtime for the image
                          why: it has no bin/jlink, so it is only a runtime (JRE)
                          fix: install a full JDK: `sudo apt install openjdk-17-jdk-headless` (Debian, Ubuntu), \
                        `sudo dnf install java-17-openjdk-devel java-17-openjdk-jmods` (Fedora, RHEL); \
                        or set JAVA_HOME to one""");

        Path jlink = Files.createDirectories(home.resolve("bin")).resolve("jlink");
        Files.createFile(jlink).toFile().setExecutable(true);
        assertThatThrownBy(() -> jdk.jlink()).hasMessageContaining("it has no folder jmods");
        assertThat(new Jdk(home, 25).jlink()).isEqualTo(jlink);
    }

    private String key(Optional<Path> strip, String... modules) throws IOException {
        return runtime(strip, false).key(Set.of(modules));
    }

    private JavaRuntime runtime(Optional<Path> strip, boolean debug) {
        return new JavaRuntime(jdk, Optional.empty(), strip, debug, new ProcessRunner());
    }
}
