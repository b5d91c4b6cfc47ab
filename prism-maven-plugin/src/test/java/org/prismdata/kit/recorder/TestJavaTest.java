package org.prismdata.kit.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestJavaTest {
    @TempDir
    Path folder;

    private Path java(String release) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(home.resolve("release"), release);
        return Files.write(Files.createDirectories(home.resolve("bin")).resolve("java"), new byte[0]);
    }

    @Test
    void itsFolderTellsItsVersionAndItsKind() throws IOException {
        assertThat(TestJava.of(java("IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.16\"\n")))
                .hasValue(new TestJava(17, true));
        assertThat(TestJava.of(java("JAVA_VERSION=\"25\"\nJVM_VARIANT=\"Openj9\"\n")))
                .hasValue(new TestJava(25, false));
        assertThat(TestJava.of(java("JAVA_VERSION=\"1.8.0_402\"\nJVM_VARIANT=\"Hotspot\"\n")))
                .hasValueSatisfying(java -> assertThat(java.canRecord()).isFalse());
    }

    @Test
    void aLinkLeadsToIt() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("java"), java("JAVA_VERSION=\"17\""));
        assertThat(TestJava.of(link))
                .hasValueSatisfying(java -> assertThat(java.canRecord()).isTrue());
    }

    @Test
    void whereNothingTellsItIsNotKnown() throws IOException {
        assertThat(TestJava.of(java(""))).isEmpty();
        assertThat(TestJava.of(folder.resolve("no/bin/java"))).isEmpty();
    }

    @Test
    void thisOneCanRecord() throws IOException {
        assertThat(TestJava.ofThisProcess().canRecord()).isTrue();
        assertThat(TestJava.of(Path.of(System.getProperty("java.home"), "bin", "java")))
                .hasValue(TestJava.ofThisProcess());
    }
}
