package org.prismdata.kit.classpath;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar whose entries are not compressed: the JVM starts faster from it, and the image's layer, which is compressed
 * as a whole, gets smaller. The same entries give the same bytes.
 */
final class StoredJar {
    /** The first moment that a zip file can express, so that no time of the build gets in. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private StoredJar() {}

    static void write(Path jar, SortedMap<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            // Readers that stream a jar look for the manifest at its beginning.
            put(zip, MANIFEST, "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(content.length);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }
}
