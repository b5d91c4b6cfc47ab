package org.prismdata.kit.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Reads from a class file's constant pool which packages the class refers to. */
final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;

    private ClassReferences() {}

    /**
     * @param classFile read to the end of its constant pool
     * @return package names with dots, also those that occur only in the types of methods and fields
     * @throws IOException if it can't be read or is no class file
     */
    static Set<String> packages(DataInputStream classFile) throws IOException {
        if (classFile.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        classFile.readInt(); // its version

        int count = classFile.readUnsignedShort();
        String[] texts = new String[count];
        int[] classNames = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = classFile.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = classFile.readUTF();
                case 7 -> classNames[i] = classFile.readUnsignedShort();
                case 8, 16, 19, 20 -> classFile.skipNBytes(2);
                case 15 -> classFile.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> classFile.skipNBytes(4);
                case 5, 6 -> {
                    classFile.skipNBytes(8);
                    i++; // long and double take two places
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }

        Set<String> packages = new TreeSet<>();
        for (int i = 1; i < count; i++) {
            if (classNames[i] != 0 && texts[classNames[i]] != null && !texts[classNames[i]].startsWith("[")) {
                addPackage(texts[classNames[i]], packages);
            }
            if (texts[i] != null) {
                addDescriptor(texts[i], packages);
            }
        }
        return packages;
    }

    /** Adds the packages in {@code (Ljava/sql/Connection;I)[Ljava/util/List;}; another text is no descriptor, adds none. */
    private static void addDescriptor(String text, Set<String> packages) {
        if (text.isEmpty() || "(L[".indexOf(text.charAt(0)) < 0 || text.indexOf(' ') >= 0) {
            return;
        }
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
        if (slash > 0) {
            packages.add(className.substring(0, slash).replace('/', '.'));
        }
    }
}
