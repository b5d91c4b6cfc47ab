package org.prismdata.kit.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.prismdata.kit.fingerprint.Fingerprint;

/**
 * The archive that Jib writes, read without unpacking it.
 *
 * @param file the archive
 * @param config the image's configuration, byte for byte: its digest is the image's id
 * @param names the names it gives the image
 * @param layers its layers, the lowest first
 */
public record DockerArchive(Path file, String config, List<String> names, List<Layer> layers) {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_OFFSET = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int OCTAL = 8;
    private static final String CONFIG = "config.json";
    private static final String MANIFEST = "manifest.json";
    private static final String BASE_IMAGE = "base image";

    public DockerArchive {
        names = List.copyOf(names);
        layers = List.copyOf(layers);
    }

    /**
     * A layer in the archive, compressed with gzip.
     *
     * @param name what Jib calls it
     * @param diffId the digest of its uncompressed bytes
     * @param offset where it begins in the archive
     * @param compressed its size there, in bytes
     * @param unpacked its size on disk, in bytes
     */
    public record Layer(String name, String diffId, long offset, long compressed, long unpacked) {}

    /** A file within the archive. */
    private record Entry(long offset, long size) {}

    /** @throws IOException if it can't be read, or is laid out in another way */
    public static DockerArchive read(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            Map<String, Entry> entries = entries(file);
            String config = content(file, entries.get(CONFIG));
            String manifest = content(file, entries.get(MANIFEST));
            JsonObject image = JsonParser.parseString(config).getAsJsonObject();
            // Jib notes each layer's name as the comment of its history entry.
            List<String> comments = elements(image.getAsJsonArray("history"))
                    .map(entry -> entry.getAsJsonObject().get("comment"))
                    .filter(Objects::nonNull)
                    .map(JsonElement::getAsString)
                    .toList();
            List<String> diffIds = texts(image.getAsJsonObject("rootfs").getAsJsonArray("diff_ids"));
            JsonObject content =
                    JsonParser.parseString(manifest).getAsJsonArray().get(0).getAsJsonObject();
            List<String> files = texts(content.getAsJsonArray("Layers"));

            // A base image's layers come first and may have no comments: so count from the last.
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                int comment = i - files.size() + comments.size();
                Entry entry = entries.get(files.get(i));
                layers.add(new Layer(
                        comment >= 0 ? comments.get(comment) : BASE_IMAGE,
                        diffIds.get(i),
                        entry.offset(),
                        entry.size(),
                        unpackedSize(file, entry)));
            }
            return new DockerArchive(archive, config, texts(content.getAsJsonArray("RepoTags")), layers);
        } catch (NullPointerException | IndexOutOfBoundsException | IllegalStateException | JsonParseException e) {
            throw new IOException(archive + " is no archive as Jib writes them", e);
        }
    }

    /** The same image under other names. */
    public DockerArchive withNames(List<String> others) {
        return new DockerArchive(file, config, others, layers);
    }

    /** The image's id as Podman has it, the digest of its configuration. */
    public String id() {
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(config.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes it under its names to another file. */
    public void write(Path target) throws IOException {
        JsonArray files = new JsonArray();
        layers.forEach(layer -> files.add(fileName(layer)));
        JsonArray tags = new JsonArray();
        names.forEach(tags::add);
        JsonObject image = new JsonObject();
        image.addProperty("Config", CONFIG);
        image.add("RepoTags", tags);
        image.add("Layers", files);
        JsonArray manifest = new JsonArray();
        manifest.add(image);
        try (TarWriter tar = new TarWriter(target);
                FileChannel source = FileChannel.open(file)) {
            tar.add(MANIFEST, manifest.toString());
            tar.add(CONFIG, config);
            Set<String> written = new HashSet<>();
            for (Layer layer : layers) {
                if (written.add(fileName(layer))) {
                    tar.add(fileName(layer), source, layer.offset(), layer.compressed());
                }
            }
        }
    }

    private static String fileName(Layer layer) {
        return layer.diffId().substring(layer.diffId().indexOf(':') + 1) + ".tar.gz";
    }

    /** What the image starts; empty if it does not say. */
    public List<String> entrypoint() {
        JsonElement entrypoint = JsonParser.parseString(config)
                .getAsJsonObject()
                .getAsJsonObject("config")
                .get("Entrypoint");
        return entrypoint == null || entrypoint.isJsonNull() ? List.of() : texts(entrypoint.getAsJsonArray());
    }

    /** The bytes of a layer, uncompressed. */
    public InputStream open(Layer layer) throws IOException {
        RandomAccessFile source = new RandomAccessFile(file.toFile(), "r");
        source.seek(layer.offset());
        // The gzip stream knows its own end.
        return new GZIPInputStream(Channels.newInputStream(source.getChannel()), 1 << 16);
    }

    private static Map<String, Entry> entries(RandomAccessFile file) throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        byte[] header = new byte[BLOCK];
        for (long at = 0; at + BLOCK <= file.length(); ) {
            file.seek(at);
            file.readFully(header);
            String name = text(header, 0, NAME_LENGTH);
            if (name.isEmpty()) {
                break;
            }
            long size = Long.parseLong(text(header, SIZE_OFFSET, SIZE_LENGTH), OCTAL);
            entries.put(name, new Entry(at + BLOCK, size));
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
        return entries;
    }

    private static String content(RandomAccessFile file, Entry entry) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(entry.size())];
        file.seek(entry.offset());
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonArray array) {
        return elements(array).map(JsonElement::getAsString).toList();
    }

    private static Stream<JsonElement> elements(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The last four bytes of a gzip stream hold the size of what it contains. */
    private static long unpackedSize(RandomAccessFile file, Entry entry) throws IOException {
        byte[] trailer = new byte[Integer.BYTES];
        file.seek(entry.offset() + entry.size() - trailer.length);
        file.readFully(trailer);
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN).getInt());
    }

    private static String text(byte[] header, int offset, int length) {
        String field = new String(header, offset, length, StandardCharsets.UTF_8);
        int end = field.indexOf('\0');
        return (end < 0 ? field : field.substring(0, end)).strip();
    }
}
