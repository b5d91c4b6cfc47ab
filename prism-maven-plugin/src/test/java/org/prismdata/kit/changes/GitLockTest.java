package org.prismdata.kit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLockTest {
    private static final long MINUTE = 60_000;

    @TempDir
    private Path folder;

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void itIsInTheNearestRepositoryAbove() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve("inner/.git"));
        Path module = folder.resolve("inner/module/src");

        assertThat(GitLock.above(List.of(module)).files()).containsExactly(folder.resolve("inner/.git/index.lock"));
        assertThat(GitLock.above(List.of(module, folder)).files())
                .containsExactlyInAnyOrder(folder.resolve("inner/.git/index.lock"), folder.resolve(".git/index.lock"));
    }

    @Test
    void aFurtherWorkingTreeHasItElsewhere() throws IOException {
        write("tree/.git", "gitdir: ../repository/.git/worktrees/tree\n");
        GitLock lock = GitLock.above(List.of(folder.resolve("tree/src")));
        assertThat(lock.isHeld()).isFalse();

        write("repository/.git/worktrees/tree/index.lock", "");
        assertThat(lock.isHeld()).isTrue();
    }

    @Test
    void oneThatWasLeftIsNotHeld() throws IOException {
        Path file = write(".git/index.lock", "");
        GitLock lock = GitLock.above(List.of(folder));
        assertThat(lock.isHeld()).isTrue();

        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - MINUTE));
        assertThat(lock.isHeld()).isFalse();
    }
}
