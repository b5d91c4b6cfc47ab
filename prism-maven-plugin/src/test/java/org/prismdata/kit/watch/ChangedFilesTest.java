package org.prismdata.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.project.CompilerSettings;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.ResourceFolder;
import org.prismdata.kit.project.SourceSet;

class ChangedFilesTest {
    @TempDir
    private Path folder;

    private ChangedFiles files(String byMaven) {
        CompilerSettings compiler = new CompilerSettings(List.of(), byMaven);
        Path target = folder.resolve("target");
        SourceSet main = new SourceSet(
                List.of(folder.resolve("src/main/java"), target.resolve("generated-sources")),
                List.of(
                        new ResourceFolder(folder.resolve("src/main/resources"), target.resolve("classes"), true),
                        new ResourceFolder(folder.resolve("src/main/filtered"), target.resolve("classes"), false)),
                target.resolve("classes"),
                List.of(),
                compiler);
        SourceSet test = new SourceSet(
                List.of(folder.resolve("src/test/java")),
                List.of(),
                target.resolve("test-classes"),
                List.of(),
                compiler);
        return new ChangedFiles(List.of(new ProjectModule("m", folder, target, main, test, Optional.empty())));
    }

    private Path path(String text) {
        return folder.resolve(text);
    }

    @Test
    void aJavaSourceIsCompiled() throws IOException {
        Path source = path("src/test/java/a/ATest.java");
        assertThat(files("").take(Set.of(source)))
                .isEqualTo(new ChangedFiles.Meaning(Set.of(source), false, Optional.empty()));
    }

    @Test
    void whatLiesBesideSourcesMeansNothing() {
        Path source = path("src/test/java/a/ATest.java");
        Path resource = path("src/main/resources/a.txt");
        assertThat(files("").meaningful(Set.of(source, resource, path("pom.xml"), path("src/test/java/a/sedX1y2"))))
                .containsExactlyInAnyOrder(source, resource, path("pom.xml"));
    }

    @Test
    void whatOnlyMavenCanCompileIsForMaven() throws IOException {
        Path source = path("src/main/java/a/A.java");
        assertThat(files("it forks").take(Set.of(source)).maven()).contains(source);
    }

    @Test
    void aResourceIsCopiedAndOneThatIsGoneRemoved() throws IOException {
        Path resource = path("src/main/resources/a/b.txt");
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, "b");

        assertThat(files("").take(Set.of(resource)).resources()).isTrue();
        assertThat(path("target/classes/a/b.txt")).hasContent("b");

        Files.delete(resource);
        files("").take(Set.of(resource));
        assertThat(path("target/classes/a/b.txt")).doesNotExist();
    }

    @Test
    void filteredResourcesOtherSourcesAndPomsAreForMaven() throws IOException {
        for (String text : List.of("src/main/filtered/a.txt", "src/main/proto/a.proto", "pom.xml")) {
            assertThat(files("").take(Set.of(path(text))).maven()).contains(path(text));
        }
    }

    @Test
    void theTestsMayUseResourcesThatMavenFilters() throws IOException {
        for (String text : List.of("src/main/filtered/a.txt", "pom.xml")) {
            assertThat(files("").take(Set.of(path(text))).resources()).isTrue();
        }
        assertThat(files("").take(Set.of(path("src/main/proto/a.proto"))).resources())
                .isFalse();
    }

    @Test
    void whatEditorsAndBuildsLeaveIsNotWanted() {
        ChangedFiles files = files("");
        assertThat(List.of(
                        "src/main/java/a/.A.java.swp",
                        "src/main/java/A.java~",
                        "src/main/java/#A.java#",
                        "src/main/resources/a.txt___jb_tmp___",
                        "src/main/resources/a.txt___jb_old___",
                        "target",
                        "README.md",
                        ".git"))
                .noneMatch(text -> files.wanted(path(text)));
        assertThat(List.of("src", "src/main", "src/main/java/a/A.java", "pom.xml", "src/main/proto/a.proto"))
                .allMatch(text -> files.wanted(path(text)));
    }
}
