package org.prismdata.kit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    void aSecretOfABuildThatIsNoMoreGoesToo() throws IOException {
        Optional<Path> login = RuntimeFolder.ofSession("login-test");
        if (login.isEmpty()) {
            // Not on macOS.
            return;
        }
        Path own = PrivateFile.write(login.get().resolve("config.json"), "secret");
        Path session = own.getParent().getParent();
        Path dead = PrivateFile.write(session.resolveSibling("1-1").resolve("login/config.json"), "secret");

        RuntimeFolder.cleanAbandoned();

        assertThat(dead.getParent().getParent()).doesNotExist();
        assertThat(own).exists();
        Files.delete(own);
        Files.delete(own.getParent());
    }

    @Test
    void onlyOfBuildsThatAreNoMoreOneIsRemoved() throws IOException {
        try (DiskFolder folder = DiskFolder.make()) {
            Path dead = Files.createTempDirectory(folder.path().getParent(), "prism-1-1_");
            Path foreign = Files.createTempDirectory(folder.path().getParent(), "prism-other_");
            try {
                RuntimeFolder.cleanAbandoned();
                assertThat(dead).doesNotExist();
                assertThat(foreign).exists();
                assertThat(folder.path()).exists();
            } finally {
                Files.delete(foreign);
            }
        }
    }
}
