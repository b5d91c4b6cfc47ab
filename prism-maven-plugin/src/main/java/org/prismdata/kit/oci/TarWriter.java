package org.prismdata.kit.oci;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files into a tar archive, with short names and no times, so that the same files give the same bytes. */
final class TarWriter implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;

    private final OutputStream out;

    TarWriter(Path target) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(target));
    }

    /** @param name of at most 100 bytes */
    void add(String name, Path file) throws IOException {
        long size = Files.size(file);
        out.write(header(name, size));
        Files.copy(file, out);
        out.write(new byte[(int) (-size & (BLOCK - 1))]);
    }

    /** The fields of POSIX ustar, in their order. */
    private static byte[] header(String name, long size) {
        ByteBuffer header = ByteBuffer.allocate(BLOCK);
        put(header, name, 100);
        put(header, "0000644", 8);
        put(header, "0000000", 8);
        put(header, "0000000", 8);
        put(header, String.format("%011o", size), 12);
        put(header, "00000000000", 12);
        put(header, " ".repeat(CHECKSUM_LENGTH), CHECKSUM_LENGTH);
        put(header, "0", 1);
        put(header, "", 100);
        put(header, "ustar", 6);
        put(header, "00", 2);
        int sum = 0;
        for (byte value : header.array()) {
            sum += Byte.toUnsignedInt(value);
        }
        header.position(CHECKSUM);
        put(header, String.format("%06o", sum), CHECKSUM_LENGTH - 1);
        return header.array();
    }

    private static void put(ByteBuffer header, String text, int length) {
        header.put(text.getBytes(StandardCharsets.US_ASCII)).put(new byte[length - text.length()]);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
