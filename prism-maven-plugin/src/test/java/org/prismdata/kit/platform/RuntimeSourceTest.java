package org.prismdata.kit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prismdata.kit.platform.TargetPlatform.LINUX_AMD64;
import static org.prismdata.kit.platform.TargetPlatform.LINUX_ARM64;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.problem.PrismException;

class RuntimeSourceTest {
    private static final Optional<TargetPlatform> NO_BUILDER = Optional.empty();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux,      amd64,   LINUX_AMD64, ,            THIS_JDK",
        "Linux,      aarch64, LINUX_ARM64, ,            THIS_JDK",
        "Linux,      amd64,   LINUX_AMD64, LINUX_AMD64, THIS_JDK",
        "Mac OS X,   aarch64, LINUX_ARM64, LINUX_ARM64, BUILDER_CONTAINER",
        "Mac OS X,   x86_64,  LINUX_AMD64, LINUX_AMD64, BUILDER_CONTAINER",
        "Windows 11, amd64,   LINUX_AMD64, LINUX_AMD64, BUILDER_CONTAINER",
    })
    void withoutATargetJdkItIsThisMachineOrAContainer(
            String system, String processor, TargetPlatform target, TargetPlatform builder, RuntimeSource expected) {
        assertThat(RuntimeSource.of(target, given(system, processor, null, false, Optional.ofNullable(builder))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Mac OS X,   aarch64, LINUX_ARM64, aarch64, true",
        "Mac OS X,   aarch64, LINUX_AMD64, x86_64,  true",
        "Windows 11, amd64,   LINUX_AMD64, x86_64,  true",
        "Linux,      amd64,   LINUX_ARM64, aarch64, true",
        "Linux,      amd64,   LINUX_AMD64, x86_64,  false",
    })
    void aTargetJdkWins(String system, String processor, TargetPlatform target, String jdks, boolean base) {
        TargetJdk jdk = jdk("Linux", jdks, 17, true);

        assertThat(RuntimeSource.of(target, given(system, processor, jdk, base, Optional.of(target))))
                .isEqualTo(RuntimeSource.TARGET_JDK);
    }

    @ParameterizedTest
    @CsvSource({
        "Mac OS X,   aarch64, LINUX_ARM64, , there is no container engine",
        "Windows 11, amd64,   LINUX_ARM64, LINUX_AMD64, containers here are of linux/amd64",
        "Linux,      amd64,   LINUX_ARM64, LINUX_AMD64, containers here are of linux/amd64",
        "Linux,      riscv64, LINUX_AMD64, , there is no container engine",
    })
    void whereThereIsNoWayTheWaysAreNamed(
            String system, String processor, TargetPlatform target, TargetPlatform builder, String reason) {
        assertThatThrownBy(() ->
                        RuntimeSource.of(target, given(system, processor, null, false, Optional.ofNullable(builder))))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("no Java runtime for " + target + " can be had on this machine, " + system)
                .hasMessageContaining(reason)
                .hasMessageContaining("unpack a JDK 17 for " + target + " and set -Dprism.image.targetJdk=FOLDER");
    }

    @Test
    void aTargetJdkThatCantBeItIsRefused() {
        assertRefused(jdk("Darwin", "aarch64", 17, true), "the image is for linux/arm64");
        assertRefused(jdk("Linux", "x86_64", 17, true), "the image is for linux/arm64");
        assertRefused(jdk("Linux", "aarch64", 25, true), "jlink links only modules of its own version");
        assertRefused(jdk("Linux", "aarch64", 17, false), "it has no folder jmods");
    }

    @Test
    void aTargetJdkHasNoCLibrary() {
        TargetJdk jdk = jdk("Linux", "aarch64", 17, true);

        assertThatThrownBy(() -> RuntimeSource.of(
                        LINUX_ARM64, given("Mac OS X", "aarch64", jdk, false, Optional.of(LINUX_ARM64))))
                .hasMessageContaining("a JDK does not bring the C library")
                .hasMessageContaining("-Dprism.image.variant=distroless");
    }

    @Test
    void readsWhatAJdkSaysOfItself() throws Exception {
        Files.writeString(
                folder.resolve("release"), "JAVA_VERSION=\"17.0.15\"\nOS_NAME=\"Linux\"\nOS_ARCH=\"aarch64\"\n");
        Files.createDirectory(folder.resolve("jmods"));

        assertThat(TargetJdk.read(folder)).isEqualTo(new TargetJdk(folder, "Linux", "aarch64", 17, true));
        assertThatThrownBy(() -> TargetJdk.read(folder.resolve("jmods"))).hasMessageContaining("no JDK is there");
    }

    @Test
    void readsThePlatforms() {
        assertThat(TargetPlatform.parse("linux/arm64, linux/amd64,linux/arm64"))
                .containsExactly(LINUX_ARM64, LINUX_AMD64);
        assertThatThrownBy(() -> TargetPlatform.parse("windows/amd64"))
                .hasMessageStartingWith("prism.image.platforms has 'windows/amd64'");
    }

    @Test
    void severalPlatformsNeedARegistry() {
        List<TargetPlatform> both = List.of(LINUX_AMD64, LINUX_ARM64);

        assertThatThrownBy(() -> TargetPlatform.requireOneName(both, false))
                .hasMessageContaining("-Dprism.image.output=registry");
        assertThatCode(() -> {
                    TargetPlatform.requireOneName(both, true);
                    TargetPlatform.requireOneName(List.of(LINUX_ARM64), false);
                })
                .doesNotThrowAnyException();
    }

    private static void assertRefused(TargetJdk jdk, String reason) {
        assertThatThrownBy(() -> RuntimeSource.of(LINUX_ARM64, given("Mac OS X", "aarch64", jdk, true, NO_BUILDER)))
                .hasMessageContaining("prism.image.targetJdk is ")
                .hasMessageContaining(reason);
    }

    private static RuntimeSource.Given given(
            String system, String processor, TargetJdk jdk, boolean base, Optional<TargetPlatform> builder) {
        return new RuntimeSource.Given(system, processor, 17, Optional.ofNullable(jdk), base, builder);
    }

    private static TargetJdk jdk(String system, String processor, int version, boolean jmods) {
        return new TargetJdk(Path.of("/jdks/target"), system, processor, version, jmods);
    }
}
