package org.prismdata.kit.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
