package org.prismdata.kit.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSourcesTest {
    @TempDir
    Path project;

    private Path proto;
    private Path made;
    private GeneratedSources sources;

    @BeforeEach
    void create() throws IOException {
        proto = write("src/main/proto/a/b.proto", "message One {}");
        made = write("target/generated/a/One.java", "class One {}");
        sources = wanted("protoc 1");
    }

    @Test
    void areNotCurrentBeforeTheyWereMade() throws IOException {
        assertThat(sources.isCurrent(sources.inputs())).isFalse();
    }

    @Test
    void areCurrentOnceMade() throws IOException {
        sources.made(sources.inputs());
        assertThat(sources.isCurrent(sources.inputs())).isTrue();
        assertThat(wanted("protoc 1").isCurrent(sources.inputs())).isTrue();
    }

    @Test
    void areMadeAgainForAnotherOrder() throws IOException {
        sources.made(sources.inputs());
        GeneratedSources other = wanted("protoc 2");
        assertThat(other.isCurrent(other.inputs())).isFalse();
    }

    @Test
    void areMadeAgainForAProtoFileOfTheSameLengthAndTime() throws IOException {
        FileTime time = Files.getLastModifiedTime(proto);
        sources.made(sources.inputs());
        Files.writeString(proto, "message Two {}");
        Files.setLastModifiedTime(proto, time);
        assertThat(sources.isCurrent(sources.inputs())).isFalse();
    }

    @Test
    void areMadeAgainForAProtoFileThatCameOrWent() throws IOException {
        sources.made(sources.inputs());
        Path other = write("src/main/proto/c.proto", "message Three {}");
        assertThat(sources.isCurrent(sources.inputs())).isFalse();
        Files.delete(other);
        assertThat(sources.isCurrent(sources.inputs())).isTrue();
        Files.delete(proto);
        assertThat(sources.isCurrent(sources.inputs())).isFalse();
    }

    @Test
    void areMadeAgainAfterSomebodyHasTouchedThem() throws IOException {
        sources.made(sources.inputs());
        Files.setLastModifiedTime(made, FileTime.from(Instant.EPOCH));
        assertThat(sources.isCurrent(sources.inputs())).isFalse();
        sources.made(sources.inputs());
        Files.delete(made);
        assertThat(sources.isCurrent(sources.inputs())).isFalse();
    }

    @Test
    void aProtoFileChangedWhileTheyWereMadeIsNotForgotten() throws IOException {
        String inputs = sources.inputs();
        Files.writeString(proto, "message Four {}");
        sources.made(inputs);
        assertThat(sources.isCurrent(sources.inputs())).isFalse();
    }

    private GeneratedSources wanted(String text) {
        return new GeneratedSources(
                text,
                List.of(project.resolve("src/main/proto")),
                project.resolve("target/generated"),
                project.resolve("target/prism/protobuf"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
