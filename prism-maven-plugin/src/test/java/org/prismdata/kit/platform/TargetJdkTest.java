package org.prismdata.kit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TargetJdkTest {
    @TempDir
    private Path root;

    private Path jdk;

    @BeforeEach
    void write() throws IOException {
        jdk = Files.createDirectories(root.resolve("usr/lib/jvm/java-17"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\nOS_NAME=\"Linux\"\nOS_ARCH=\"aarch64\"\n");
        Files.createDirectory(jdk.resolve("jmods"));
    }

    @Test
    void readsWhatAJdkSaysOfItself() throws IOException {
        assertThat(read(jdk)).isEqualTo(new TargetJdk(jdk, "Linux", "aarch64", 17, true, false, Optional.empty()));
        assertThatThrownBy(() -> read(jdk.resolve("jmods"))).hasMessageContaining("no JDK is there");
    }

    @Test
    void findsTheSystemThatItIsIn() throws IOException {
        Files.createDirectory(jdk.resolve("bin"));
        Files.write(jdk.resolve("bin/java"), ElfFileTest.program64(3));
        Files.createDirectory(root.resolve("lib64"));
        Files.createSymbolicLink(root.resolve(ElfFileTest.LOADER.substring(1)), Path.of("/lib/nowhere"));

        assertThat(read(jdk).root()).contains(new SystemRoot(root, ElfFileTest.LOADER));
        assertThat(read(jdk).runsHere()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisMachinesRunsHereAndItsLibrariesAreFoundByReadingThem() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        TargetJdk here = TargetJdk.read(home, "Linux", System.getProperty("os.arch"));

        assertThat(here.runsHere()).isTrue();
        assertThat(here.version()).isEqualTo(Runtime.version().feature());
        SystemRoot system = here.root().orElseThrow();
        assertThat(system.folder()).isEqualTo(Path.of("/"));
        Map<String, Path> libraries = system.libraries(home.resolve("lib/server"));
        assertThat(libraries).containsKey(system.loader());
        assertThat(libraries.keySet()).anyMatch(name -> name.endsWith("/libc.so.6"));
        assertThat(libraries.values()).allMatch(Files::isRegularFile);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatIsMissingIsNamed() throws IOException {
        Path runtime = Files.createDirectories(root.resolve("runtime/bin")).getParent();
        Files.copy(Path.of(System.getProperty("java.home"), "bin/java"), runtime.resolve("bin/java"));

        assertThatThrownBy(() -> new SystemRoot(root, ElfFileTest.LOADER).libraries(runtime))
                .hasMessageContaining("is missing in " + root)
                .hasMessageContaining("java needs it");
    }

    private static TargetJdk read(Path home) throws IOException {
        return TargetJdk.read(home, "Mac OS X", "aarch64");
    }
}
