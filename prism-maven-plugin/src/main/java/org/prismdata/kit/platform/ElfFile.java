package org.prismdata.kit.platform;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Linux program or library says that it needs.
 *
 * @param loader the path of the loader that starts it, for instance {@code /lib64/ld-linux-x86-64.so.2}; empty for a library
 *     and for a program that is linked statically
 * @param libraries the names of the shared libraries that it is linked against; only of 64-bit files
 */
public record ElfFile(Optional<String> loader, List<String> libraries) {
    private static final int MAGIC = 0x7F454C46; // 0x7F "ELF"
    private static final int CLASS_OFFSET = 4;
    private static final int ORDER_OFFSET = 5;
    private static final int LITTLE_ENDIAN = 1;
    private static final int SEGMENT_IS_LOADED = 1;
    private static final int SEGMENT_IS_DYNAMIC = 2;
    private static final int SEGMENT_IS_LOADER = 3;
    private static final int DYNAMIC_END = 0;
    private static final int DYNAMIC_LIBRARY = 1;
    private static final int DYNAMIC_TEXTS = 5;

    /** A program header: where a part of the file is, and where it is loaded. */
    private record Segment(int type, long offset, long address, long size) {}

    public ElfFile {
        libraries = List.copyOf(libraries);
    }

    public static ElfFile read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    /**
     * @param file its bytes
     * @throws IOException if they are none of a Linux program or library
     */
    static ElfFile of(byte[] file) throws IOException {
        try {
            return read(ByteBuffer.wrap(file));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("the file ends within its ELF headers", e);
        }
    }

    private static ElfFile read(ByteBuffer file) throws IOException {
        if (file.getInt(0) != MAGIC) {
            throw new IOException("no ELF file");
        }
        boolean wide = file.get(CLASS_OFFSET) == 2;
        file.order(file.get(ORDER_OFFSET) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        List<Segment> segments = segments(file, wide);
        Optional<String> loader = segments.stream()
                .filter(segment -> segment.type() == SEGMENT_IS_LOADER)
                .findFirst()
                .map(segment -> text(file, segment.offset()));
        List<String> libraries = new ArrayList<>();
        for (Segment segment : segments) {
            if (wide && segment.type() == SEGMENT_IS_DYNAMIC) {
                libraries.addAll(libraries(file, segment, segments));
            }
        }
        return new ElfFile(loader, libraries);
    }

    private static List<Segment> segments(ByteBuffer file, boolean wide) {
        // The offsets are those of the ELF header and of a program header, for 64 and for 32 bits.
        long table = wide ? file.getLong(0x20) : file.getInt(0x1C);
        int entrySize = file.getShort(wide ? 0x36 : 0x2A);
        int entries = file.getShort(wide ? 0x38 : 0x2C);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            int entry = Math.toIntExact(table + (long) i * entrySize);
            segments.add(
                    wide
                            ? new Segment(
                                    file.getInt(entry),
                                    file.getLong(entry + 0x08),
                                    file.getLong(entry + 0x10),
                                    file.getLong(entry + 0x20))
                            : new Segment(
                                    file.getInt(entry),
                                    file.getInt(entry + 0x04),
                                    file.getInt(entry + 0x08),
                                    file.getInt(entry + 0x10)));
        }
        return segments;
    }

    /** The dynamic segment is a table of pairs: what it is, and its value; a library's is where its name stands in the texts. */
    private static List<String> libraries(ByteBuffer file, Segment dynamic, List<Segment> segments) throws IOException {
        List<Long> names = new ArrayList<>();
        long texts = 0;
        long tag = -1;
        for (long at = dynamic.offset(); tag != DYNAMIC_END && at < dynamic.offset() + dynamic.size(); at += 0x10) {
            tag = file.getLong(Math.toIntExact(at));
            long value = file.getLong(Math.toIntExact(at + 0x08));
            if (tag == DYNAMIC_LIBRARY) {
                names.add(value);
            } else if (tag == DYNAMIC_TEXTS) {
                texts = value;
            }
        }
        List<String> libraries = new ArrayList<>();
        for (long name : names) {
            libraries.add(text(file, offset(texts, segments) + name));
        }
        return libraries;
    }

    private static long offset(long address, List<Segment> segments) throws IOException {
        return segments.stream()
                .filter(segment -> segment.type() == SEGMENT_IS_LOADED)
                .filter(segment -> address >= segment.address() && address < segment.address() + segment.size())
                .findFirst()
                .map(segment -> address - segment.address() + segment.offset())
                .orElseThrow(() -> new IOException("an ELF file whose texts are nowhere"));
    }

    /** A text that ends in a zero byte. */
    private static String text(ByteBuffer file, long offset) {
        int start = Math.toIntExact(offset);
        int end = start;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), start, end - start, StandardCharsets.UTF_8);
    }
}
