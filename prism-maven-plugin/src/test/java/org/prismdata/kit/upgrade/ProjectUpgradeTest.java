package org.prismdata.kit.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

class ProjectUpgradeTest {
    private static final String TEXT = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

    @TempDir
    Path folder;

    private Path project;
    private Path generated;

    @BeforeEach
    void generate() throws IOException {
        project = folder.resolve("project");
        generated = folder.resolve("generated");
        Map<String, String> before = Map.of(
                "merged",
                TEXT,
                "clash",
                TEXT,
                "template",
                TEXT,
                "yours",
                TEXT,
                "gone",
                TEXT,
                "gone-yours",
                TEXT,
                "removed",
                TEXT);
        for (var file : before.entrySet()) {
            write(project, file.getKey(), file.getValue());
        }
        record(project, "0.1.0", before);
        record(generated, "0.2.0", Map.of("whatever", "."));
    }

    @Test
    void bothChangesAreKept() throws IOException {
        write(project, "merged", TEXT.replace("one", "ONE"));
        write(generated, "merged", TEXT.replace("seven", "SEVEN"));
        write(generated, "template", TEXT + "eight\n");
        write(project, "yours", "mine\n");
        write(generated, "yours", TEXT);
        write(generated, "new/file", "new\n");
        write(generated, "removed", TEXT + "eight\n");
        Files.delete(project.resolve("removed"));
        write(project, "gone-yours", "mine\n");
        write(project, "own", "mine\n");
        write(generated, "clash", TEXT);

        Upgrade upgrade = upgrade();
        upgrade.edits().apply();

        assertThat(project.resolve("merged")).hasContent("ONE\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n");
        assertThat(project.resolve("template")).hasContent(TEXT + "eight\n");
        assertThat(project.resolve("yours")).hasContent("mine\n");
        assertThat(project.resolve("new/file")).hasContent("new\n");
        assertThat(project.resolve("own")).hasContent("mine\n");
        assertThat(project.resolve("gone")).doesNotExist();
        assertThat(project.resolve("gone-yours")).hasContent("mine\n");
        assertThat(project.resolve("removed")).doesNotExist();
        assertThat(Origin.of(project).version()).isEqualTo("0.2.0");
        assertThat(upgrade.conflicts()).isEmpty();
        assertThat(upgrade.leftAlone())
                .containsExactly(
                        "gone-yours: the templates have it no longer; you have changed it, so it stays",
                        "removed: you have removed it, so what the templates change in it is left out");
    }

    @Test
    void whatContradictsEachOtherIsMarked() throws IOException {
        write(project, "clash", TEXT.replace("four", "mine"));
        write(generated, "clash", TEXT.replace("four", "theirs"));

        Upgrade upgrade = upgrade();
        upgrade.edits().apply();

        assertThat(upgrade.conflicts()).containsExactly("clash:4");
        assertThat(project.resolve("clash"))
                .hasContent(
                        "one\ntwo\nthree\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> templates 0.2.0\nfive\nsix\nseven\n");
    }

    @Test
    void lineEndsThatGitHasChangedAreNoChange() throws IOException {
        write(project, "template", TEXT.replace("\n", "\r\n"));
        write(project, "merged", TEXT.replace("\n", "\r\n").replace("one", "ONE"));
        write(generated, "template", TEXT + "eight\n");
        write(generated, "merged", TEXT + "eight\n");

        Upgrade upgrade = upgrade();
        upgrade.edits().apply();

        assertThat(upgrade.conflicts()).isEmpty();
        assertThat(Files.readString(project.resolve("template"))).isEqualTo((TEXT + "eight\n").replace("\n", "\r\n"));
        assertThat(Files.readString(project.resolve("merged")))
                .isEqualTo((TEXT + "eight\n").replace("\n", "\r\n").replace("one", "ONE"));
    }

    @Test
    void aConflictEndsAsOneOfGitDoes() throws IOException {
        write(project, "clash", TEXT.replace("four", "mine"));
        write(generated, "clash", TEXT.replace("four", "theirs"));
        Upgrade upgrade = upgrade();
        upgrade.edits().apply();

        assertThatThrownBy(() -> Conflicts.refuse(upgrade.conflicts(), "mvn undo"))
                .isInstanceOf(PrismException.class)
                .hasMessage("""
                        to be resolved by you:
                            clash:4
                          why: you and the templates have changed the same otherwise; both stand there now, between <<<<<<< and >>>>>>>, and all else is written
                          fix: leave in each place what you want to have, then run mvn verify; or take all back: mvn undo""");
        Conflicts.refuse(List.of(), "mvn undo");
        assertThatThrownBy(this::upgrade)
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("there are conflicts of the last upgrade: clash:4\n");
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws IOException {
        write(project, "merged", TEXT.replace("one", "ONE"));
        write(generated, "merged", TEXT.replace("seven", "SEVEN"));
        write(generated, "new/file", "new\n");
        Files.delete(project.resolve("removed"));
        record(generated, "0.2.0", Map.of("merged", TEXT.replace("seven", "SEVEN"), "new/file", "new\n"));

        upgrade().edits().apply();

        assertThat(upgrade().edits().isEmpty()).isTrue();
        assertThat(upgrade().leftAlone()).isEmpty();
    }

    @Test
    void theEngineOfThisMachineIsNoTemplate() throws IOException {
        write(project, ".prism/engine", "podman 5.4.2\n");
        write(generated, ".prism/engine", "podman 5.6.0\n");

        Upgrade upgrade = upgrade();
        upgrade.edits().apply();

        assertThat(upgrade.conflicts()).isEmpty();
        assertThat(project.resolve(".prism/engine")).hasContent("podman 5.4.2");
    }

    @Test
    void whatIsNoTextIsNotMerged() throws IOException {
        write(project, "clash", "mine\0\n");
        write(generated, "clash", "theirs\0\r\n");
        write(generated, "template", "picture\0\r\n");

        Upgrade upgrade = upgrade();
        upgrade.edits().apply();

        assertThat(upgrade.conflicts())
                .containsExactly("clash (no text: yours stays, that of the templates is clash.templates-0.2.0)");
        assertThat(Files.readString(project.resolve("clash"))).isEqualTo("mine\0\n");
        assertThat(Files.readString(project.resolve("clash.templates-0.2.0"))).isEqualTo("theirs\0\r\n");
        assertThat(Files.readString(project.resolve("template"))).isEqualTo("picture\0\r\n");
    }

    @Test
    void aRenamedFileCountsAsRemoved() throws IOException {
        Files.move(project.resolve("removed"), project.resolve("called-otherwise"));
        write(generated, "removed", TEXT + "eight\n");

        Upgrade upgrade = upgrade();
        upgrade.edits().apply();

        assertThat(upgrade.leftAlone())
                .containsExactly("removed: you have removed it, so what the templates change in it is left out");
        assertThat(project.resolve("called-otherwise")).hasContent(TEXT);
        assertThat(project.resolve("removed")).doesNotExist();
    }

    @Test
    void thePackageMayHaveAnotherName() throws IOException {
        String main = "package com.acme;\n\nimport com.acme.in.Y;\n\nclass Main { String s = \"xcom.acme\"; }\n";
        String moved = main.replace(" com.acme", " org.shop");
        project = folder.resolve("moved");
        write(project, "src/main/java/org/shop/Main.java", moved + "// mine\n");
        record(
                project,
                "0.1.0",
                Map.of("src/main/java/com/acme/Main.java", main, "README.md", main, "src/main/proto/x.proto", main));
        Files.writeString(project.resolve(Origin.PROPERTIES), "archetypeVersion=0.1.0\npackage=com.acme\n");
        Origin origin = Origin.of(project);

        assertThatThrownBy(() -> origin.withPackage(Optional.empty(), project))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("the package com.acme is not there any more\n");
        assertThat(origin.withPackage(Optional.of("com.acme"), project)).isEqualTo(origin);
        Origin now = origin.withPackage(Optional.of("org.shop"), project);

        assertThat(now.askedOf("0.2.0")).containsEntry("package", "org.shop");
        assertThat(now.files())
                .containsOnlyKeys("src/main/java/org/shop/Main.java", "README.md", "src/main/proto/x.proto");
        assertThat(new String(now.files().get("README.md"))).isEqualTo(main);
        assertThat(new String(now.files().get("src/main/proto/x.proto"))).isEqualTo(main);
        assertThat(new String(now.files().get("src/main/java/org/shop/Main.java")))
                .isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource({"memstore, github", "sqlite, gitlab", "postgres, both", "redis, none", "kafka, github", "nats, none"})
    void theTemplatesAreAskedForWhatTheyWereAskedForThen(String backend, String ci) throws IOException {
        Files.writeString(
                project.resolve(Origin.PROPERTIES),
                "# why\narchetypeArtifactId=prism-plugin-archetype\narchetypeVersion=0.1.0\nbackend=" + backend
                        + "\nci=" + ci + "\nversion=1.0 beta\n");

        List<String> command = new Templates(List.of("mvn"), "3.9", true).command(Origin.of(project), "0.2.0", folder);

        assertThat(command)
                .containsExactly(
                        "mvn",
                        "--batch-mode",
                        "--quiet",
                        "-Dstyle.color=never",
                        "--offline",
                        "org.apache.maven.plugins:maven-archetype-plugin:3.9:generate",
                        "-DinteractiveMode=false",
                        "-DoutputDirectory=" + folder,
                        "-DarchetypeArtifactId=prism-plugin-archetype",
                        "-DarchetypeVersion=0.2.0",
                        "-Dbackend=" + backend,
                        "-Dci=" + ci,
                        "-Dversion=1.0 beta");
    }

    @Test
    void templatesThatAreNotToBeHadAreRefused() throws IOException {
        Path maven = folder.resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho no such archetype >&2\nexit 1\n");
        maven.toFile().setExecutable(true);

        assertThatThrownBy(() -> ProjectUpgrade.plan(
                        project,
                        Origin.of(project),
                        "0.2.0",
                        new Templates(List.of(maven.toString()), "3.9", true),
                        new ProcessRunner()))
                .isInstanceOf(PrismException.class)
                .hasMessage("""
                        the templates of version 0.2.0 could not be had
                          why: no such archetype
                          fix: run the goal once without -o""");
    }

    @Test
    void withoutGitTheMessageSaysSo() throws IOException {
        write(project, "clash", TEXT.replace("four", "mine"));
        write(generated, "clash", TEXT.replace("four", "theirs"));
        ProgramPath nothing = new ProgramPath(name -> Optional.empty(), path -> false);

        assertThatThrownBy(() -> ProjectUpgrade.compare(project, Origin.of(project), generated, merge(nothing)))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("git is not on the PATH");
    }

    @Test
    void aProjectThatWasNotGeneratedIsRefused() throws IOException {
        Files.delete(project.resolve(Origin.PROPERTIES));

        assertThatThrownBy(() -> Origin.of(project))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("archetype.properties is not there");
    }

    private Upgrade upgrade() throws IOException {
        return ProjectUpgrade.compare(project, Origin.of(project), generated, merge(ProgramPath.ofThisProcess()));
    }

    private Merge merge(ProgramPath path) {
        return new Merge(folder, path, new ProcessRunner(), "templates 0.1.0", "templates 0.2.0");
    }

    private static void record(Path folder, String version, Map<String, String> files) throws IOException {
        write(folder, ".prism/archetype.properties", "archetypeVersion=" + version + "\n");
        try (OutputStream out = Files.newOutputStream(folder.resolve(Origin.ARCHIVE));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes());
            }
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
