package org.prismdata.kit.classfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes that a class names, by its constants and by what it declares. */
public final class NamedClasses {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int HEADER = 10;
    private static final int MAJOR_VERSION = 6;

    private static final Pattern TYPE = Pattern.compile("L([^;<:()]+)[;<]");
    // The tags of a constant pool that name classes: JVM specification, table 4.4-A.
    private static final int CLASS = 7;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    private NamedClasses() {}

    /**
     * Those it may need when it runs, so none that stand only in the arguments of generic types.
     *
     * @param classFile a class file's bytes; its version may be newer than any that is known here, if its constants are known
     * @return names with slashes
     * @throws IOException if it is no such class file
     */
    public static Set<String> of(byte[] classFile) throws IOException {
        try {
            ClassReader reader = new ClassReader(withKnownVersion(classFile));
            Set<String> names = new TreeSet<>();
            addConstants(reader, names);
            reader.accept(
                    new Declarations(names), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return names;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("a class file that is cut off, or has unknown constants", e);
        }
    }

    /** ASM refuses newer versions by their number alone. */
    private static byte[] withKnownVersion(byte[] classFile) throws IOException {
        if (classFile.length < HEADER || ByteBuffer.wrap(classFile).getInt() != MAGIC) {
            throw new IOException("no class file");
        }
        byte[] known = classFile.clone();
        known[MAJOR_VERSION] = 0;
        known[MAJOR_VERSION + 1] = Opcodes.V17;
        return known;
    }

    /** Adds those that its code and its own declaration name. */
    static void addConstants(ClassReader reader, Set<String> names) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item == 0) {
                // The second place of a long or double.
                continue;
            }
            switch (reader.readByte(item - 1)) {
                case CLASS -> {
                    String text = reader.readUTF8(item, buffer);
                    if (text.startsWith("[")) {
                        addTypes(text, names);
                    } else {
                        names.add(text);
                    }
                }
                case NAME_AND_TYPE -> addTypes(reader.readUTF8(item + 2, buffer), names);
                case METHOD_TYPE -> addTypes(reader.readUTF8(item, buffer), names);
                default -> {}
            }
        }
    }

    /** Adds those in a descriptor or a signature; none if it is null. */
    static void addTypes(String descriptor, Set<String> names) {
        if (descriptor == null) {
            return;
        }
        Matcher type = TYPE.matcher(descriptor);
        while (type.find()) {
            names.add(type.group(1));
        }
    }

    private static final class Declarations extends ClassVisitor {
        private final Set<String> names;

        Declarations(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            addTypes(descriptor, names);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            addTypes(descriptor, names);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            addTypes(descriptor, names);
            return null;
        }
    }
}
