package org.prismdata.kit.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProgramPath;

class NativePlanTest {
    private static final Map<String, String> GRAALVM =
            Map.of("GRAALVM_HOME", "/opt/graalvm", "PATH", "/usr/bin:/opt/musl/bin");

    @Test
    void withMuslTheProgramNeedsNoBase() {
        NativePlan plan =
                plan("amd64", GRAALVM, "/opt/graalvm/bin/native-image", "/opt/musl/bin/x86_64-linux-musl-gcc");

        assertThat(plan).isEqualTo(new NativePlan(Path.of("/opt/graalvm"), Linking.STATIC));
        assertThat(plan.arguments()).containsExactly("--static", "--libc=musl", "--gc=serial");
    }

    @Test
    void withoutItTheBaseBringsTheCLibrary() {
        NativePlan plan = plan("amd64", GRAALVM, "/opt/graalvm/bin/native-image");

        assertThat(plan.linking()).isEqualTo(Linking.MOSTLY_STATIC);
        assertThat(plan.arguments()).containsExactly("--static-nolibc", "--gc=serial");
    }

    @Test
    void muslIsOnlyForOneProcessor() {
        NativePlan plan =
                plan("aarch64", GRAALVM, "/opt/graalvm/bin/native-image", "/opt/musl/bin/x86_64-linux-musl-gcc");

        assertThat(plan.linking()).isEqualTo(Linking.MOSTLY_STATIC);
    }

    @Test
    void theOneOnThePathIsFound() {
        assertThat(plan("amd64", Map.of("PATH", "/usr/bin:/jdks/graal/bin"), "/jdks/graal/bin/native-image")
                        .graalvm())
                .isEqualTo(Path.of("/jdks/graal"));
    }

    @Test
    void theJdkThatRunsMavenMayBeOne() {
        assertThat(plan(
                                "amd64",
                                Map.of("JAVA_HOME", "/jdks/graal", "PATH", "/other/bin"),
                                "/jdks/graal/bin/native-image",
                                "/other/bin/native-image")
                        .graalvm())
                .isEqualTo(Path.of("/jdks/graal"));
    }

    @Test
    void theOneOnThePathIsNotFoundBehindAnotherJdk() {
        Map<String, String> environment = Map.of("JAVA_HOME", "/jdks/17", "PATH", "/jdks/graal/bin");

        assertThatThrownBy(() -> plan("amd64", environment, "/jdks/graal/bin/native-image"))
                .hasMessageStartingWith("native-image is on the PATH, in /jdks/graal, and JAVA_HOME is '/jdks/17'\n")
                .hasMessageEndingWith("set GRAALVM_HOME=/jdks/graal");
    }

    @Test
    void withoutOneTheWaysToItAreNamed() {
        assertThatThrownBy(() -> plan("amd64", Map.of("PATH", "/usr/bin")))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("prism.image.variant is 'native', and there is no GraalVM on this machine\n")
                .hasMessageContaining("GRAALVM_HOME is not set, and native-image is not on the PATH")
                .hasMessageContaining("sdk install java")
                .hasMessageContaining("podman run --rm --volume .:/project");
    }

    @Test
    void aHomeWithoutItIsNotReplacedByAnother() {
        assertThatThrownBy(() -> plan("amd64", GRAALVM, "/usr/bin/native-image"))
                .hasMessageContaining("GRAALVM_HOME is '/opt/graalvm'")
                .hasMessageContaining("there is no bin/native-image in it");
    }

    @Test
    void anotherSystemsProgramsAreNoUse() {
        ProgramPath path = path(GRAALVM, "/opt/graalvm/bin/native-image");

        assertThatThrownBy(() -> NativePlan.of(path, "Mac OS X", "aarch64", List.of()))
                .hasMessageContaining("this machine runs Mac OS X")
                .hasMessageContaining("build in a container");
    }

    @Test
    void aProgramIsOfTheProcessorThatItWasCompiledOn() {
        ProgramPath path = path(GRAALVM, "/opt/graalvm/bin/native-image");

        assertThatThrownBy(() -> NativePlan.of(path, "Linux", "amd64", TargetPlatform.parse("linux/amd64,linux/arm64")))
                .hasMessageContaining("the image is for linux/amd64, linux/arm64")
                .hasMessageContaining("the processor it runs on, here linux/amd64");
    }

    private static NativePlan plan(String processor, Map<String, String> environment, String... programs) {
        return NativePlan.of(
                path(environment, programs), "Linux", processor, List.of(TargetPlatform.ofProcessor(processor)));
    }

    private static ProgramPath path(Map<String, String> environment, String... programs) {
        Set<String> there = Set.of(programs);
        return new ProgramPath(
                name -> Optional.ofNullable(environment.get(name)), path -> there.contains(path.toString()));
    }
}
