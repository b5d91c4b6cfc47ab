package org.prismdata.kit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskFolderTest {
    @Test
    void itGoesWithAllThatIsInIt() throws IOException {
        Path path;
        try (DiskFolder folder = DiskFolder.make()) {
            path = folder.path();
            Files.createDirectories(path.resolve("a/b"));
            Files.writeString(path.resolve("a/b/c"), "");
        }

        assertThat(path).doesNotExist();
    }

    @Test
    void onlyOfBuildsThatAreNoMoreOneIsRemoved() throws IOException {
        try (DiskFolder folder = DiskFolder.make()) {
            Path dead = Files.createTempDirectory(folder.path().getParent(), "prism-1-1_");
            Path foreign = Files.createTempDirectory(folder.path().getParent(), "prism-other_");
            try (DiskFolder next = DiskFolder.make()) {
                assertThat(dead).doesNotExist();
                assertThat(foreign).exists();
                assertThat(folder.path()).exists();
                assertThat(next.path()).exists();
            } finally {
                Files.delete(foreign);
            }
        }
    }
}
