package org.prismdata.kit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

public class ElfFileTest {
    static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    @Test
    void readsA64BitProgram() throws IOException {
        assertThat(ElfFile.of(program64(3)).loader()).contains(LOADER);
    }

    @Test
    void readsA32BitBigEndianProgram() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.BIG_ENDIAN);
        file.putInt(0, 0x7F454C46).put(4, (byte) 1).put(5, (byte) 2);
        file.putInt(0x1C, 0x34).putShort(0x2A, (short) 0x20).putShort(0x2C, (short) 1);
        file.putInt(0x34, 3).putInt(0x34 + 4, 100).putInt(0x34 + 0x10, LOADER.length() + 1);
        file.position(100).put(LOADER.getBytes(StandardCharsets.UTF_8));

        assertThat(ElfFile.of(file.array()).loader()).contains(LOADER);
    }

    @Test
    void findsNoneInAStaticProgram() throws IOException {
        assertThat(ElfFile.of(program64(1)).loader()).isEmpty();
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> ElfFile.of("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessage("no ELF file");
        assertThatThrownBy(() -> ElfFile.of(new byte[] {0x7F, 'E', 'L', 'F', 2, 1}))
                .isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsTheProgramThatRunsThisTest() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        assertThat(ElfFile.read(java).loader())
                .hasValueSatisfying(loader -> assertThat(Path.of(loader)).exists());
        assertThat(ElfFile.read(java).libraries()).contains("libc.so.6");
    }

    /** A second program header of the given type points at the loader's name. */
    static byte[] program64(int type) {
        return program64(type, LOADER);
    }

    public static byte[] program64(int type, String loader) {
        ByteBuffer file = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, (byte) 0x7F).put(1, (byte) 'E').put(2, (byte) 'L').put(3, (byte) 'F');
        file.put(4, (byte) 2).put(5, (byte) 1);
        file.putLong(0x20, 0x40).putShort(0x36, (short) 0x38).putShort(0x38, (short) 2);
        int second = 0x40 + 0x38;
        file.putInt(0x40, 6);
        file.putInt(second, type).putLong(second + 0x08, 200).putLong(second + 0x20, loader.length() + 1);
        file.position(200).put(loader.getBytes(StandardCharsets.UTF_8));
        return file.array();
    }
}
