package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Reads from a class file's constant pool which packages the class refers to. */
final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int VERSION_BYTES = 4;

    private ClassReferences() {}

    /**
     * @param classFile a class file's bytes; what follows its constant pool may be missing
     * @return package names with dots, also those that occur only in the types of methods and fields
     * @throws IOException if it is no class file
     */
    static Set<String> packages(byte[] classFile) throws IOException {
        try {
            return read(ByteBuffer.wrap(classFile));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("a class file that ends within its constant pool", e);
        }
    }

    private static Set<String> read(ByteBuffer file) throws IOException {
        if (file.getInt() != MAGIC) {
            throw new IOException("no class file");
        }
        skip(file, VERSION_BYTES);

        Set<String> packages = new TreeSet<>();
        int count = Short.toUnsignedInt(file.getShort());
        int[] textPositions = new int[count];
        int[] classNames = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = file.get();
            switch (tag) {
                case 1 -> {
                    textPositions[i] = file.position();
                    int length = Short.toUnsignedInt(file.getShort());
                    if (length > 1 && "(L[".indexOf(file.get(file.position())) >= 0) {
                        addDescriptor(text(file, textPositions[i]), packages);
                    }
                    skip(file, length);
                }
                case 7 -> classNames[i] = Short.toUnsignedInt(file.getShort());
                case 8, 16, 19, 20 -> skip(file, 2);
                case 15 -> skip(file, 3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(file, 4);
                case 5, 6 -> {
                    skip(file, 8);
                    i++; // long and double take two places
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        for (int name : classNames) {
            if (name != 0) {
                addPackage(text(file, textPositions[name]), packages);
            }
        }
        return packages;
    }

    private static void skip(ByteBuffer file, int bytes) {
        file.position(file.position() + bytes);
    }

    private static String text(ByteBuffer file, int position) {
        int length = Short.toUnsignedInt(file.getShort(position));
        return new String(file.array(), position + Short.BYTES, length, StandardCharsets.UTF_8);
    }

    /** Adds the packages in {@code (Ljava/sql/Connection;I)[Ljava/util/List;}. A text that is no descriptor adds none. */
    private static void addDescriptor(String text, Set<String> packages) {
        int start = text.indexOf('L');
        while (start >= 0) {
            int end = text.indexOf(';', start);
            if (end < 0) {
                return;
            }
            addPackage(text.substring(start + 1, end), packages);
            start = text.indexOf('L', end);
        }
    }

    private static void addPackage(String className, Set<String> packages) {
        int slash = className.lastIndexOf('/');
        if (slash > 0 && className.charAt(0) != '[') {
            packages.add(className.substring(0, slash).replace('/', '.'));
        }
    }
}
