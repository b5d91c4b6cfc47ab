package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
    @TempDir
    Path folder;

    @Test
    void aFolderIsCopiedWithAllThatIsInIt() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("conf/inner"));
        Path secret = Files.writeString(inner.resolve("ä.conf"), "x=1");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

        Path copy = new ProjectFile(folder.resolve("conf"), "/etc/app").copyTo(folder.resolve("copies/0"));

        assertThat(copy.resolve("inner/ä.conf")).hasContent("x=1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("inner/ä.conf"))))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("inner"))))
                .endsWith("r-x");
    }

    @Test
    void aFileIsCopied() throws IOException {
        Files.writeString(folder.resolve("app.conf"), "x=1");

        assertThat(new ProjectFile(folder.resolve("app.conf"), "/etc/app.conf").copyTo(folder.resolve("copies/1")))
                .hasContent("x=1");
    }
}
