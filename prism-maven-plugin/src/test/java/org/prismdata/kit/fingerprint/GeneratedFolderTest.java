package org.prismdata.kit.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFolderTest {
    @TempDir
    Path parent;

    @Test
    void isWrittenOnceForAKey() throws IOException {
        Path first = GeneratedFolder.of(parent, "runtime", "1", folder -> Files.createDirectory(folder));
        Path second = GeneratedFolder.of(parent, "runtime", "1", folder -> {
            throw new IOException("written again");
        });

        assertThat(second).isEqualTo(first).isDirectory();
    }

    @Test
    void replacesThatOfAnotherKeyButNoOtherFolder() throws IOException {
        GeneratedFolder.of(parent, "system", "1", Files::createDirectory);
        GeneratedFolder.of(parent, "runtime", "1", folder -> Files.createDirectories(folder.resolve("lib")));
        GeneratedFolder.of(parent, "runtime", "2", Files::createDirectory);

        assertThat(parent).isDirectoryContaining("glob:**/system-1").isDirectoryContaining("glob:**/runtime-2");
        assertThat(parent.resolve("runtime-1")).doesNotExist();
    }

    @Test
    void isNotThereWhenWritingItFailed() throws IOException {
        assertThatThrownBy(() -> GeneratedFolder.of(parent, "runtime", "1", folder -> {
                    Files.createDirectory(folder);
                    throw new IOException("interrupted");
                }))
                .hasMessage("interrupted");
        assertThat(parent).isEmptyDirectory();

        assertThat(GeneratedFolder.of(parent, "runtime", "1", Files::createDirectory))
                .isDirectory();
    }
}
