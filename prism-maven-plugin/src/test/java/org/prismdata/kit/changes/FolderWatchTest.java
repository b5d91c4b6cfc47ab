package org.prismdata.kit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class FolderWatchTest {
    @TempDir
    private Path folder;

    private FolderWatch watch;

    @BeforeEach
    void start() throws IOException {
        write("a/A.java", "1");
        write("a/b/B.java", "1");
        watch = new FolderWatch(
                List.of(folder), path -> !path.getFileName().toString().endsWith("~"), Duration.ofMillis(20));
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void seesAFileWritten() throws Exception {
        Path file = write("a/b/B.java", "2 2");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void seesAFilePutInPlaceOfAnother() throws Exception {
        Path next = write("a/A.java~", "22");
        Files.move(next, folder.resolve("a/A.java"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(watch.await()).containsExactly(folder.resolve("a/A.java"));
    }

    @Test
    void seesWhatIsInANewFolderAndLaterBelowIt() throws Exception {
        Path file = write("a/c/d/D.java", "1");
        assertThat(watch.await()).containsExactly(file);
        write("a/c/d/D.java", "2 2");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void seesAFolderRenamed() throws Exception {
        Files.move(folder.resolve("a/b"), folder.resolve("a/c"));
        assertThat(watch.await()).containsExactlyInAnyOrder(folder.resolve("a/b/B.java"), folder.resolve("a/c/B.java"));
        Path file = write("a/c/B.java", "2 2");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void seesAFolderDeletedAndMadeAgain() throws Exception {
        Files.delete(folder.resolve("a/b/B.java"));
        Files.delete(folder.resolve("a/b"));
        assertThat(watch.await()).containsExactly(folder.resolve("a/b/B.java"));
        Path file = write("a/b/B.java", "1");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        watch.close();
        assertThat(watch.await()).isEmpty();
    }

    @Test
    void seesAFolderDeletedAndMadeAgainAtOnce() throws Exception {
        for (String text : List.of("2 2", "3 3 3")) {
            Files.delete(folder.resolve("a/b/B.java"));
            Files.delete(folder.resolve("a/b"));
            Path file = write("a/b/B.java", text);
            assertThat(watch.await()).containsExactly(file);
        }
        Path file = write("a/b/B.java", "4 4 4 4");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void tellsNothingThatIsNotWanted() throws Exception {
        write("a/X.java~", "1");
        write("a/no~/Y.java", "1");
        Path file = write("a/A.java", "2 2");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void aLinkIsAFolderOnAnotherWay() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
        assertThat(watch.await())
                .containsExactlyInAnyOrder(folder.resolve("link/A.java"), folder.resolve("link/b/B.java"));
        Path file = write("a/A.java", "2 2");
        assertThat(watch.await()).containsExactlyInAnyOrder(file, folder.resolve("link/A.java"));
        Files.delete(folder.resolve("link"));
        assertThat(watch.await()).hasSize(2);
        write("a/A.java", "3 3 3");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void aLinkThatLeadsBackOrNowhereIsNoFolder() throws Exception {
        Files.createSymbolicLink(folder.resolve("a/up"), folder);
        Files.createSymbolicLink(folder.resolve("a/itself"), Path.of("itself"));
        Files.createSymbolicLink(folder.resolve("a/nowhere"), Path.of("no such"));
        Path file = write("a/A.java", "2 2");
        assertThat(watch.await()).containsExactly(file);
    }

    @Test
    void whatGitWritesIsOneChange() throws Exception {
        Path lock = write(".git/index.lock", "");
        Path sources = folder.resolve("a");
        try (FolderWatch inTree = new FolderWatch(List.of(sources), path -> true, Duration.ofMillis(5))) {
            Thread git = new Thread(() -> {
                try {
                    write("a/A.java", "2 2");
                    Thread.sleep(200);
                    write("a/C.java", "1");
                    Files.delete(lock);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            git.start();
            assertThat(inTree.await()).containsExactly(sources.resolve("A.java"), sources.resolve("C.java"));
            git.join();
        }
    }

    @Test
    void seesWhatVimWritesWithABackup() throws Exception {
        Files.delete(write("a/4913", ""));
        Files.move(folder.resolve("a/A.java"), folder.resolve("a/A.java~"));
        write("a/A.java", "2 2");
        Files.delete(folder.resolve("a/A.java~"));
        assertThat(watch.await()).containsExactly(folder.resolve("a/A.java"));
    }

    @Test
    void seesAllThatACheckoutWrites() throws Exception {
        Set<Path> files = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            files.add(write("a/n" + i % 7 + "/N" + i + ".java", "1"));
        }
        Set<Path> told = new HashSet<>();
        while (told.size() < files.size()) {
            told.addAll(watch.await());
        }
        assertThat(told).isEqualTo(files);
    }
}
