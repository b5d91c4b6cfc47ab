package org.prismdata.kit.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerArchiveTest {
    private static final int BLOCK = 512;
    private static final String FIRST = "a".repeat(64);
    private static final String SECOND = "b".repeat(64);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    @Test
    void readsNamesAndSizes() throws IOException {
        byte[] first = zipped(1000);
        byte[] second = zipped(70_000);
        add(FIRST + ".tar.gz", first);
        add(SECOND + ".tar.gz", second);
        add("config.json", config("{\"comment\":\"system\"},{\"comment\":\"classes\"}"));
        add("manifest.json", manifest());

        DockerArchive archive = DockerArchive.read(written());

        assertThat(archive.names()).containsExactly("localhost/a:1", "localhost/a:also");
        assertThat(archive.entrypoint()).containsExactly("java", "-cp", "a \"b\"");
        assertThat(archive.layers())
                .extracting(DockerArchive.Layer::name, DockerArchive.Layer::diffId, DockerArchive.Layer::unpacked)
                .containsExactly(
                        tuple("system", "sha256:" + SECOND, 1000L), tuple("classes", "sha256:" + FIRST, 70_000L));
        assertThat(archive.layers())
                .extracting(DockerArchive.Layer::compressed)
                .containsExactly((long) first.length, (long) second.length);
        assertThat(archive.open(archive.layers().get(1)).readAllBytes()).hasSize(70_000);
    }

    @Test
    void writesTheSameImageUnderAnotherName() throws IOException {
        byte[] first = zipped(70_001);
        add(FIRST + ".tar.gz", first);
        add(SECOND + ".tar.gz", zipped(1));
        add("config.json", config("{\"comment\":\"system\"},{\"comment\":\"classes\"}"));
        add("manifest.json", manifest());
        DockerArchive archive = DockerArchive.read(written());
        Path target = folder.resolve("other.tar");

        archive.withNames(List.of("localhost/b:1")).write(target);

        DockerArchive other = DockerArchive.read(target);
        assertThat(other.names()).containsExactly("localhost/b:1");
        assertThat(other.id()).isEqualTo(archive.id());
        assertThat(other.layers())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("offset")
                .isEqualTo(archive.layers());
        assertThat(other.open(other.layers().get(0)).readAllBytes()).hasSize(70_001);
    }

    @Test
    void callsLayersWithoutACommentTheBases() throws IOException {
        add(FIRST + ".tar.gz", zipped(1));
        add(SECOND + ".tar.gz", zipped(1));
        add("config.json", config("{},{\"comment\":\"classes\"}"));
        add("manifest.json", manifest());

        assertThat(DockerArchive.read(written()).layers())
                .extracting(DockerArchive.Layer::name)
                .containsExactly("base image", "classes");
    }

    @Test
    void refusesAnotherArchive() throws IOException {
        add("oci-layout", "{}".getBytes());
        Path other = written();

        assertThatThrownBy(() -> DockerArchive.read(other)).isInstanceOf(IOException.class);
    }

    private static byte[] config(String history) {
        return ("{\"config\":{\"Entrypoint\":[\"java\",\"-cp\",\"a \\\"b\\\"\"]},\"history\":[" + history
                        + "],\"rootfs\":{\"diff_ids\":[\"sha256:" + SECOND + "\",\"sha256:" + FIRST + "\"]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] manifest() {
        return ("[{\"RepoTags\":[\"localhost/a:1\",\"localhost/a:also\"],\"Layers\":[\"" + FIRST + ".tar.gz\",\""
                        + SECOND + ".tar.gz\"]}]")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Path written() throws IOException {
        tar.write(new byte[2 * BLOCK]);
        return Files.write(folder.resolve("image.tar"), tar.toByteArray());
    }

    private void add(String name, byte[] content) throws IOException {
        byte[] header = new byte[BLOCK];
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(nameBytes, 0, header, 0, nameBytes.length);
        byte[] size = String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static byte[] zipped(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[length]);
        }
        return bytes.toByteArray();
    }
}
