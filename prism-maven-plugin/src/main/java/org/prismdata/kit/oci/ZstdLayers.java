package org.prismdata.kit.oci;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;

/**
 * Layers compressed with zstd, each kept under the digest of its uncompressed bytes: this compression takes seconds, so no
 * layer meets it twice.
 */
final class ZstdLayers {
    private static final int LEVEL = 19;

    private static final int HURRIED_LEVEL = 9;
    /** As a power of two: 64 MB, within what every decoder takes. A whole runtime then fits into it. */
    private static final int WINDOW = 26;

    private static final String RECIPE = "zstd-" + WINDOW;
    private static final Duration UNUSED = Duration.ofDays(30);

    private final Path folder;

    /** @param folder what is kept there and was not used for a month is removed */
    ZstdLayers(Path folder) {
        this.folder = folder;
    }

    /** @return the file of the compressed layer, whose name is its own SHA-256 */
    Path of(DockerArchive archive, DockerArchive.Layer layer, boolean hurried) throws IOException {
        int level = hurried ? HURRIED_LEVEL : LEVEL;
        Path place = folder.resolve(RECIPE).resolve(layer.diffId().replace(':', '-') + "-" + level);
        if (Files.isDirectory(place)) {
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            try (Stream<Path> files = Files.list(place)) {
                return files.findFirst().orElseThrow();
            }
        }
        Files.createDirectories(place.getParent());
        Path unfinished = Files.createTempDirectory(place.getParent(), "unfinished");
        try {
            Path compressed = unfinished.resolve("layer");
            String digest = compress(archive, layer, level, compressed);
            Files.move(compressed, unfinished.resolve(digest));
            try {
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // Another build had it first.
                if (Files.notExists(place.resolve(digest))) {
                    throw e;
                }
            }
            return place.resolve(digest);
        } finally {
            GeneratedFolder.delete(unfinished);
        }
    }

    private static String compress(DockerArchive archive, DockerArchive.Layer layer, int level, Path target)
            throws IOException {
        MessageDigest digest = Fingerprint.sha256();
        try (InputStream in = archive.open(layer);
                ZstdOutputStream out = new ZstdOutputStream(
                        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(target)), digest),
                        level)) {
            out.setLong(WINDOW);
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    void removeUnused() throws IOException {
        Instant oldest = Instant.now().minus(UNUSED);
        Path kept = folder.resolve(RECIPE);
        if (Files.notExists(kept)) {
            return;
        }
        List<Path> layers;
        try (Stream<Path> files = Files.list(kept)) {
            layers = files.toList();
        }
        for (Path layer : layers) {
            if (Files.getLastModifiedTime(layer).toInstant().isBefore(oldest)) {
                GeneratedFolder.delete(layer);
            }
        }
    }
}
