package org.prismdata.kit.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the layers' sizes from the archive that Jib writes, without unpacking it. */
final class ImageArchive {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_OFFSET = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int OCTAL = 8;

    /** Jib notes each layer's name as the comment of its history entry. */
    private static final Pattern COMMENT = Pattern.compile("\"comment\":\"([^\"]*)\"");

    private ImageArchive() {}

    /**
     * @param archive a Docker archive
     * @return its layers, the lowest first; empty if it is laid out in another way
     */
    static List<ImageLayer> layers(Path archive) throws IOException {
        List<long[]> sizes = new ArrayList<>();
        List<String> names = List.of();
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            byte[] header = new byte[BLOCK];
            for (long at = 0; at + BLOCK <= file.length(); ) {
                file.seek(at);
                file.readFully(header);
                String name = text(header, 0, NAME_LENGTH);
                if (name.isEmpty()) {
                    break;
                }
                long size = Long.parseLong(text(header, SIZE_OFFSET, SIZE_LENGTH), OCTAL);
                if (name.endsWith(".tar.gz")) {
                    sizes.add(new long[] {size, unpackedSize(file, at + BLOCK + size)});
                } else if (name.equals("config.json")) {
                    byte[] json = new byte[Math.toIntExact(size)];
                    file.readFully(json);
                    names = COMMENT.matcher(new String(json, StandardCharsets.UTF_8))
                            .results()
                            .map((MatchResult match) -> match.group(1))
                            .toList();
                }
                at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
            }
        }

        // A base image's layers come first and may have no comments: so count from the last.
        List<ImageLayer> layers = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            int comment = i - sizes.size() + names.size();
            layers.add(
                    new ImageLayer(comment >= 0 ? names.get(comment) : "base image", sizes.get(i)[0], sizes.get(i)[1]));
        }
        return layers;
    }

    /** The last four bytes of a gzip stream hold the size of what it contains. */
    private static long unpackedSize(RandomAccessFile file, long end) throws IOException {
        byte[] trailer = new byte[Integer.BYTES];
        file.seek(end - trailer.length);
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
