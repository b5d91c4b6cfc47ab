package org.prismdata.kit.oci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;

/**
 * An image as a folder with zstd layers.
 *
 * <p>Source: the OCI image format specification 1.1, "Image Layout", "Image Manifest" and "Image Layer".
 *
 * @param folder the layout's root
 * @param id the image's id, the digest of its configuration
 * @param layers the layers with the size they have here
 */
public record OciLayout(Path folder, String id, List<DockerArchive.Layer> layers) {
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String NAME = "org.opencontainers.image.ref.name";

    public OciLayout {
        layers = List.copyOf(layers);
    }

    /** A blob of the layout. */
    private record Blob(String mediaType, String digest, long size) {
        String json(String annotations) {
            return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"sha256:" + digest + "\",\"size\":" + size
                    + annotations + "}";
        }
    }

    /**
     * Writes the image of an archive.
     *
     * @param folder removed first
     * @param cache keeps compressed layers for all builds of this user
     * @param hurried names of layers that are not worth the time of the best compression
     */
    public static OciLayout write(DockerArchive archive, Path folder, Path cache, Set<String> hurried)
            throws IOException {
        GeneratedFolder.delete(folder);
        Path blobs = Files.createDirectories(folder.resolve("blobs").resolve("sha256"));
        ZstdLayers zstd = new ZstdLayers(cache);
        List<Blob> layers = archive.layers().parallelStream()
                .map(layer -> layer(zstd, archive, layer, hurried.contains(layer.name()), blobs))
                .toList();
        zstd.removeUnused();

        Blob config = blob(CONFIG, archive.config(), blobs);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + config.json("")
                + ",\"layers\":["
                + layers.stream().map(layer -> layer.json("")).collect(Collectors.joining(",")) + "]}";
        Blob image = blob(MANIFEST, manifest, blobs);
        // Only one of its names: Podman takes two for two images.
        String named = image.json(
                ",\"annotations\":{\"" + NAME + "\":\"" + archive.names().get(0) + "\"}");
        Files.writeString(
                folder.resolve("index.json"),
                "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[" + named + "]}");
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        return new OciLayout(folder, config.digest(), sized(archive.layers(), layers));
    }

    /** Writes the layout as one file, which engines read too. */
    public void archive(Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (TarWriter tar = new TarWriter(target)) {
            for (Path file : files) {
                tar.add(folder.relativize(file).toString().replace('\\', '/'), file);
            }
        }
    }

    private static Blob layer(
            ZstdLayers zstd, DockerArchive archive, DockerArchive.Layer layer, boolean hurried, Path blobs) {
        try {
            Path compressed = zstd.of(archive, layer, hurried);
            String digest = compressed.getFileName().toString();
            Path blob = blobs.resolve(digest);
            if (Files.notExists(blob)) {
                Files.copy(compressed, blob);
            }
            return new Blob(LAYER, digest, Files.size(compressed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Blob blob(String mediaType, String content, Path blobs) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
        Files.write(blobs.resolve(digest), bytes);
        return new Blob(mediaType, digest, bytes.length);
    }

    private static List<DockerArchive.Layer> sized(List<DockerArchive.Layer> layers, List<Blob> blobs) {
        List<DockerArchive.Layer> sized = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            DockerArchive.Layer layer = layers.get(i);
            sized.add(new DockerArchive.Layer(
                    layer.name(), layer.diffId(), layer.offset(), blobs.get(i).size(), layer.unpacked()));
        }
        return sized;
    }
}
