package org.prismdata.kit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.problem.PrismException;

class RuntimeSourceTest {
    private static final TargetPlatform AMD64 = new TargetPlatform("amd64");
    private static final TargetPlatform ARM64 = new TargetPlatform("arm64");
    private static final Optional<SystemRoot> ROOT =
            Optional.of(new SystemRoot(Path.of("/roots/arm64"), "/lib/ld-linux-aarch64.so.1"));

    @ParameterizedTest
    @CsvSource({
        "Linux,      amd64,   amd64, false, false, THIS_JDK",
        "Linux,      aarch64, arm64, false, true,  THIS_JDK",
        "Linux,      s390x,   s390x, false, false, THIS_JDK",
        "Linux,      amd64,   amd64, true,  true,  BUILDER_CONTAINER",
        "Mac OS X,   aarch64, arm64, false, true,  BUILDER_CONTAINER",
        "Mac OS X,   x86_64,  amd64, true,  true,  BUILDER_CONTAINER",
        "Windows 11, amd64,   amd64, false, true,  BUILDER_CONTAINER",
    })
    void withoutATargetJdkItIsThisMachineOrAContainer(
            String system, String processor, String target, boolean builder, boolean engine, RuntimeSource expected) {
        RuntimeSource.Given given =
                new RuntimeSource.Given(system, processor, 17, List.of(), false, builder, () -> engine);

        assertThat(RuntimeSource.of(new TargetPlatform(target), given)).isEqualTo(expected);
    }

    @Test
    void theEngineIsNotAskedWhereItDoesNotMatter() {
        RuntimeSource.Given given = new RuntimeSource.Given("Linux", "amd64", 17, List.of(), false, false, () -> {
            throw new AssertionError("asked");
        });

        assertThat(RuntimeSource.of(AMD64, given)).isEqualTo(RuntimeSource.THIS_JDK);
    }

    @ParameterizedTest
    @CsvSource({
        "Mac OS X,   aarch64, arm64, aarch64",
        "Mac OS X,   aarch64, amd64, x86_64",
        "Windows 11, amd64,   amd64, x86_64",
        "Linux,      amd64,   arm64, aarch64",
        "Linux,      amd64,   amd64, x86_64",
    })
    void aTargetJdkWins(String system, String processor, String target, String jdks) {
        TargetJdk other = jdk("Linux", "riscv64", 17, true, false, ROOT);
        RuntimeSource.Given given = given(system, processor, false, other, jdk("Linux", jdks, 17, true, false, ROOT));

        assertThat(RuntimeSource.of(new TargetPlatform(target), given)).isEqualTo(RuntimeSource.TARGET_JDK);
    }

    @Test
    void aTargetJdkThatRunsHereMayBeOfAnyVersionAndLinksByItself() {
        TargetJdk jdk = jdk("Linux", "x86_64", 25, false, true, Optional.empty());

        assertThat(RuntimeSource.of(AMD64, given("Linux", "amd64", false, jdk))).isEqualTo(RuntimeSource.TARGET_JDK);
    }

    @ParameterizedTest
    @CsvSource({
        "Mac OS X,   aarch64, arm64, false, there is no container engine to link one in",
        "Windows 11, amd64,   arm64, true,  its containers are of another platform",
        "Linux,      amd64,   arm64, true,  its containers are of another platform",
        "Linux,      riscv64, amd64, false, its containers are of another platform",
    })
    void whereThereIsNoWayTheWaysAreNamed(
            String system, String processor, String target, boolean engine, String reason) {
        RuntimeSource.Given given =
                new RuntimeSource.Given(system, processor, 17, List.of(), false, false, () -> engine);

        assertThatThrownBy(() -> RuntimeSource.of(new TargetPlatform(target), given))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("no Java runtime for linux/" + target + " can be had on this machine, " + system)
                .hasMessageContaining(reason)
                .hasMessageContaining(
                        "unpack a JDK 17 for linux/" + target + " and set -Dprism.image.targetJdk=FOLDER");
    }

    @Test
    void aTargetJdkThatCantBeItIsRefused() {
        assertRefused(
                jdk("Linux", "aarch64", 25, true, false, ROOT),
                "that of the JDK that runs Maven links only modules of");
        assertRefused(jdk("Linux", "aarch64", 17, false, false, ROOT), "it has no folder jmods");
        assertRefused(jdk("Linux", "aarch64", 17, true, false, Optional.empty()), "does not bring the C library");
    }

    @Test
    void aBaseBringsTheCLibrary() {
        TargetJdk jdk = jdk("Linux", "aarch64", 17, true, false, Optional.empty());

        assertThat(RuntimeSource.of(ARM64, given("Mac OS X", "aarch64", true, jdk)))
                .isEqualTo(RuntimeSource.TARGET_JDK);
    }

    @Test
    void aTargetJdkOfNoPlatformIsRefused() {
        TargetJdk mac = jdk("Darwin", "aarch64", 17, true, true, Optional.empty());

        assertThatThrownBy(() -> RuntimeSource.requireAllUsed(List.of(mac), List.of(AMD64, ARM64)))
                .hasMessageContaining("prism.image.targetJdk has '/jdks/target', a JDK 17 for Darwin on aarch64")
                .hasMessageContaining("the image is for linux/amd64, linux/arm64");
        assertThatCode(() -> RuntimeSource.requireAllUsed(List.of(), List.of(AMD64)))
                .doesNotThrowAnyException();
    }

    @Test
    void readsThePlatforms() {
        assertThat(TargetPlatform.parse("linux/arm64, linux/amd64,linux/arm64")).containsExactly(ARM64, AMD64);
        assertThatThrownBy(() -> TargetPlatform.parse("windows/amd64"))
                .hasMessageStartingWith("prism.image.platforms has 'windows/amd64'");
    }

    @Test
    void severalPlatformsNeedARegistry() {
        List<TargetPlatform> both = List.of(AMD64, ARM64);

        assertThatThrownBy(() -> TargetPlatform.requireOneName(both, false))
                .hasMessageContaining("-Dprism.image.output=registry");
        assertThatCode(() -> {
                    TargetPlatform.requireOneName(both, true);
                    TargetPlatform.requireOneName(List.of(ARM64), false);
                })
                .doesNotThrowAnyException();
    }

    private static void assertRefused(TargetJdk jdk, String reason) {
        assertThatThrownBy(() -> RuntimeSource.of(ARM64, given("Mac OS X", "aarch64", false, jdk)))
                .hasMessageContaining("prism.image.targetJdk has ")
                .hasMessageContaining(reason);
    }

    private static RuntimeSource.Given given(String system, String processor, boolean base, TargetJdk... jdks) {
        return new RuntimeSource.Given(system, processor, 17, List.of(jdks), base, true, () -> true);
    }

    private static TargetJdk jdk(
            String system, String processor, int version, boolean jmods, boolean runsHere, Optional<SystemRoot> root) {
        return new TargetJdk(Path.of("/jdks/target"), system, processor, version, jmods, runsHere, root);
    }
}
