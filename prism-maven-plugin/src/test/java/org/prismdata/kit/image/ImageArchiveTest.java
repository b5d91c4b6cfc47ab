package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {
    private static final int BLOCK = 512;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    @Test
    void readsNamesAndSizes() throws IOException {
        byte[] first = zipped(1000);
        byte[] second = zipped(70_000);
        add("a.tar.gz", first);
        add("b.tar.gz", second);
        add("config.json", "{\"history\":[{\"comment\":\"system\"},{\"comment\":\"classes\"}]}".getBytes());
        add("manifest.json", "[]".getBytes());

        assertThat(ImageArchive.layers(written()))
                .containsExactly(
                        new ImageLayer("system", first.length, 1000), new ImageLayer("classes", second.length, 70_000));
    }

    @Test
    void callsLayersWithoutACommentTheBases() throws IOException {
        add("a.tar.gz", zipped(1));
        add("b.tar.gz", zipped(1));
        add("config.json", "{\"history\":[{},{\"comment\":\"classes\"}]}".getBytes());

        assertThat(ImageArchive.layers(written()))
                .extracting(ImageLayer::name)
                .containsExactly("base image", "classes");
    }

    @Test
    void findsNoneInAnotherArchive() throws IOException {
        add("oci-layout", "{}".getBytes());

        assertThat(ImageArchive.layers(written())).isEmpty();
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
