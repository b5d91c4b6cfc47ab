package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.platform.ElfFileTest;
import org.prismdata.kit.problem.PrismException;

class JdkTest {
    private static final int INTERPRETER = 3;

    @TempDir
    Path home;

    @Test
    void saysHowToGetAJdkForAlpine() throws IOException {
        Jdk jdk = jdkWith("/lib64/ld-linux-x86-64.so.2");

        assertThatThrownBy(jdk::requireMusl)
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("prism.image.variant is 'alpine', and the JDK " + home
                        + " is not made for it\n  why: Alpine's C library is musl, and that JDK needs"
                        + " /lib64/ld-linux-x86-64.so.2\n  fix: run Maven on Alpine")
                .hasMessageContaining("docker.io/library/maven:3.9-eclipse-temurin-25-alpine mvn prism:image")
                .hasMessageContaining("`apk add maven openjdk25-jdk`");
    }

    @Test
    void takesAJdkForMusl() throws IOException {
        Jdk jdk = jdkWith("/lib/ld-musl-aarch64.so.1");

        assertThatCode(jdk::requireMusl).doesNotThrowAnyException();
    }

    @Test
    void knowsAJdkFromARuntime() throws IOException {
        Jdk jdk = jdkWith("/lib64/ld-linux-x86-64.so.2");
        assertThatThrownBy(jdk::jlink).hasMessageContaining("it has no bin/jlink, so it is only a runtime (JRE)");

        Path jlink = Files.createFile(home.resolve("bin/jlink"));
        assertThat(jlink.toFile().setExecutable(true)).isTrue();
        assertThat(jdk.jlink()).isEqualTo(jlink);
    }

    private Jdk jdkWith(String loader) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.write(home.resolve("bin/java"), ElfFileTest.program64(INTERPRETER, loader));
        return new Jdk(home, 25);
    }
}
