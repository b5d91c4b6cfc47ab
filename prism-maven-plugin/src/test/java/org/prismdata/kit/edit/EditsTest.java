package org.prismdata.kit.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

class EditsTest {
    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        write("pom.xml", "<project>\r\n  <old/>\r\n</project>\r\n");
        write("src/größe/OrderTest.java", "class OrderTest {}\n");
        write("old/gone.txt", "gone");
        root.resolve("pom.xml").toFile().setExecutable(true);
    }

    private Edits edits() throws IOException {
        return new Edits(
                root,
                List.of(
                        FileEdit.create(root.resolve("new/mvnw"), bytes("#!/bin/sh\n"), true),
                        FileEdit.remove(root.resolve("old/gone.txt")),
                        FileEdit.rename(
                                root.resolve("src/größe/OrderTest.java"),
                                root.resolve("src/größe/OrderIT.java"),
                                bytes("class OrderIT {}")),
                        FileEdit.change(root.resolve("pom.xml"), bytes("<project>\r\n  <new/>\r\n</project>\r\n"))));
    }

    @Test
    void areShownAsGitTakesThem() throws IOException {
        assertThat(edits().diff()).isEqualTo("""
                        diff --git a/new/mvnw b/new/mvnw
                        new file mode 100755
                        --- /dev/null
                        +++ b/new/mvnw
                        @@ -0,0 +1,1 @@
                        +#!/bin/sh
                        diff --git a/old/gone.txt b/old/gone.txt
                        deleted file mode 100644
                        --- a/old/gone.txt
                        +++ /dev/null
                        @@ -1,1 +0,0 @@
                        -gone
                        \\ No newline at end of file
                        diff --git a/pom.xml b/pom.xml
                        --- a/pom.xml
                        +++ b/pom.xml
                        @@ -1,3 +1,3 @@
                         <project>\r
                        -  <old/>\r
                        +  <new/>\r
                         </project>\r
                        diff --git a/src/größe/OrderTest.java b/src/größe/OrderIT.java
                        rename from src/größe/OrderTest.java
                        rename to src/größe/OrderIT.java
                        --- a/src/größe/OrderTest.java
                        +++ b/src/größe/OrderIT.java
                        @@ -1,1 +1,1 @@
                        -class OrderTest {}
                        +class OrderIT {}
                        \\ No newline at end of file
                        """);
    }

    @Test
    void whatStaysTheSameIsNoEdit() throws IOException {
        Path pom = root.resolve("pom.xml");

        assertThat(new Edits(root, List.of(FileEdit.change(pom, Files.readAllBytes(pom)))).isEmpty())
                .isTrue();
    }

    @Test
    void areMadeAndTakenBack() throws IOException {
        edits().apply();

        assertThat(files()).containsExactly("new/mvnw", "pom.xml", "src/größe/OrderIT.java");
        assertThat(root.resolve("pom.xml")).content().contains("<new/>");
        assertThat(root.resolve("pom.xml")).isExecutable();
        assertThat(root.resolve("new/mvnw")).isExecutable();

        assertThat(Undo.of(root).takeBack()).hasSize(5);

        assertThat(files()).containsExactly("old/gone.txt", "pom.xml", "src/größe/OrderTest.java");
        assertThat(root.resolve("pom.xml")).hasBinaryContent(bytes("<project>\r\n  <old/>\r\n</project>\r\n"));
        assertThat(root.resolve("pom.xml")).isExecutable();
        assertThat(root.resolve("old/gone.txt")).hasContent("gone");
        assertThat(root.resolve(".prism")).doesNotExist();
    }

    @Test
    void aFileThatWasChangedSinceIsNotTakenBack() throws IOException {
        edits().apply();
        write("pom.xml", "mine");

        assertThatThrownBy(() -> Undo.of(root).takeBack())
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("changed since: pom.xml\n")
                .hasMessageContaining("nothing was undone");
        assertThat(root.resolve("src/größe/OrderIT.java")).exists();
    }

    @Test
    void thoseThatWereInterruptedAreTakenBackToo() throws IOException {
        edits().apply();
        // As if the machine had gone down before the last of them.
        write("pom.xml", "<project>\r\n  <old/>\r\n</project>\r\n");
        Files.delete(root.resolve("new/mvnw"));

        Undo.of(root).takeBack();

        assertThat(files()).containsExactly("old/gone.txt", "pom.xml", "src/größe/OrderTest.java");
    }

    @Test
    void ifOneCannotBeMadeNoneIs() throws IOException {
        Edits edits = edits();
        // A folder cannot be made where a file is.
        write("new", "in the way");

        assertThatThrownBy(edits::apply)
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("all files are as they were before");
        assertThat(files()).containsExactly("new", "old/gone.txt", "pom.xml", "src/größe/OrderTest.java");
        assertThat(root.resolve("pom.xml")).content().contains("<old/>");
    }

    @Test
    void aFileThatIsInTheWayIsNotReplaced() throws IOException {
        Edits edits = edits();
        write("src/größe/OrderIT.java", "mine");

        assertThatThrownBy(edits::apply).isInstanceOf(PrismException.class).hasMessageContaining("is there already");
        assertThat(root.resolve("src/größe/OrderIT.java")).hasContent("mine");
        assertThat(root.resolve("src/größe/OrderTest.java")).exists();
    }

    @Test
    void aNameIsAnEditToo() throws IOException {
        Path file = root.resolve("old/gone.txt");
        FileEdit rename = FileEdit.rename(file, root.resolve("old/moved.txt"), bytes("gone"));

        new Edits(root, List.of(rename)).apply();

        assertThat(files()).contains("old/moved.txt").doesNotContain("old/gone.txt");
    }

    @Test
    void severalAreTakenBackOneAfterTheOther() throws IOException {
        Path pom = root.resolve("pom.xml");
        edits().apply();
        new Edits(root, List.of(FileEdit.change(pom, bytes("second")))).apply();
        new Edits(root, List.of(FileEdit.remove(root.resolve("new/mvnw")))).apply();

        assertThat(Undo.of(root).takeBack()).containsExactly(root.resolve("new/mvnw"));
        assertThat(Undo.of(root).takeBack()).containsExactly(pom);
        assertThat(pom).content().contains("<new/>");
        assertThat(Undo.of(root).takeBack()).hasSize(5);
        assertThat(pom).content().contains("<old/>");
        assertThat(root.resolve(".prism")).doesNotExist();
    }

    @Test
    void thoseThatFailedLeaveNothingToTakeBack() throws IOException {
        new Edits(root, List.of(FileEdit.change(root.resolve("pom.xml"), bytes("first")))).apply();
        Edits edits = edits();
        write("new", "in the way");

        assertThatThrownBy(edits::apply).isInstanceOf(PrismException.class);

        assertThat(Undo.of(root).number()).isEqualTo(1);
        Undo.of(root).takeBack();
        assertThat(root.resolve("pom.xml")).content().contains("<old/>");
    }

    @Test
    void thoseThatNeverBeganAreNotTakenBack() throws IOException {
        // As if the machine had gone down while the files were being kept.
        write(".prism/undo/1/before/0", "kept");

        assertThat(Undo.of(root).isEmpty()).isTrue();
        edits().apply();
        assertThat(Undo.of(root).takeBack()).hasSize(5);
    }

    @Test
    void aReadOnlyFileIsNotReplaced() throws IOException {
        root.resolve("pom.xml").toFile().setWritable(false);

        assertThatThrownBy(edits()::apply)
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("read-only: pom.xml\n");
        assertThat(files()).contains("old/gone.txt");
        assertThat(Undo.of(root).isEmpty()).isTrue();
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        Path pom = root.resolve("pom.xml");
        Path real = Files.move(pom, root.resolve("shared.xml"));
        Files.createSymbolicLink(pom, Path.of("shared.xml"));

        new Edits(root, List.of(FileEdit.change(pom, bytes("new")))).apply();

        assertThat(pom).isSymbolicLink();
        assertThat(real).hasContent("new");
        Undo.of(root).takeBack();
        assertThat(pom).isSymbolicLink();
        assertThat(real).content().contains("<old/>");
    }

    @Test
    void thoseOfFilesThatGitDoesNotHaveAreNamed() throws IOException {
        ProcessRunner runner = new ProcessRunner();
        ProgramPath path = ProgramPath.ofThisProcess();
        assertThat(Uncommitted.of(edits(), path, runner)).as("no repository").isEmpty();

        git("init", "-q");
        assertThat(Uncommitted.of(edits(), path, runner)).contains("pom.xml", "src/größe/OrderTest.java");
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "all");
        assertThat(Uncommitted.of(edits(), path, runner)).isEmpty();
        write("pom.xml", "mine");
        assertThat(Uncommitted.of(edits(), path, runner)).containsExactly("pom.xml");
        assertThat(Uncommitted.of(edits(), new ProgramPath(name -> Optional.empty(), file -> false), runner))
                .as("no Git")
                .isEmpty();
    }

    private void git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessRunner().run(Command.of(command).in(root)).succeeded())
                .isTrue();
    }

    @Test
    void withoutAnyThereIsNothingToTakeBack() {
        assertThatThrownBy(() -> Undo.of(root).takeBack())
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("there is nothing to undo in " + root);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.startsWith(".prism"))
                    .sorted()
                    .toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
