package org.prismdata.kit.oci;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes files into a tar archive, with short names and no times, so that the same files give the same bytes. */
final class TarWriter implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;

    private final FileChannel out;

    TarWriter(Path target) throws IOException {
        out = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** @param name of at most 100 bytes */
    void add(String name, Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file)) {
            add(name, content, 0, content.size());
        }
    }

    void add(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        out.write(ByteBuffer.wrap(bytes));
        end(bytes.length);
    }

    /** @param source the file that has the content, from an offset on */
    void add(String name, FileChannel source, long offset, long size) throws IOException {
        begin(name, size);
        for (long copied = 0; copied < size; ) {
            copied += source.transferTo(offset + copied, size - copied, out);
        }
        end(size);
    }

    private void begin(String name, long size) throws IOException {
        out.write(ByteBuffer.wrap(header(name, size)));
    }

    private void end(long size) throws IOException {
        out.write(ByteBuffer.allocate((int) (-size & (BLOCK - 1))));
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
        out.write(ByteBuffer.allocate(2 * BLOCK));
        out.close();
    }
}
