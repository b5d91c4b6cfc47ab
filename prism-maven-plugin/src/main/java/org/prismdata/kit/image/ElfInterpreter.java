package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads from a Linux program the path of the loader that starts it. */
final class ElfInterpreter {
    private static final int MAGIC = 0x7F454C46; // 0x7F "ELF"
    private static final int CLASS_OFFSET = 4;
    private static final int ORDER_OFFSET = 5;
    private static final int LITTLE_ENDIAN = 1;
    private static final int SEGMENT_IS_INTERPRETER = 3;

    private ElfInterpreter() {}

    /**
     * @param program a program file's bytes
     * @return for instance {@code /lib64/ld-linux-x86-64.so.2}; empty for a program that is linked statically
     * @throws IOException if this is no Linux program
     */
    static Optional<String> of(byte[] program) throws IOException {
        try {
            return read(ByteBuffer.wrap(program));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("the file ends within its ELF header", e);
        }
    }

    private static Optional<String> read(ByteBuffer file) throws IOException {
        if (file.getInt(0) != MAGIC) {
            throw new IOException("no ELF file");
        }
        boolean wide = file.get(CLASS_OFFSET) == 2;
        file.order(file.get(ORDER_OFFSET) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);

        // The offsets are those of the ELF header and of a program header, for 64 and for 32 bits.
        long table = wide ? file.getLong(0x20) : file.getInt(0x1C);
        int entrySize = file.getShort(wide ? 0x36 : 0x2A);
        int entries = file.getShort(wide ? 0x38 : 0x2C);
        for (int i = 0; i < entries; i++) {
            int entry = Math.toIntExact(table + (long) i * entrySize);
            if (file.getInt(entry) == SEGMENT_IS_INTERPRETER) {
                long offset = wide ? file.getLong(entry + 0x08) : file.getInt(entry + 0x04);
                long size = wide ? file.getLong(entry + 0x20) : file.getInt(entry + 0x10);
                byte[] path = new byte[Math.toIntExact(size - 1)]; // it ends in a zero byte
                file.position(Math.toIntExact(offset)).get(path);
                return Optional.of(new String(path, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
