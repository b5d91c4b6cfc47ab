package org.prismdata.kit.classfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds to each method of a class that it notes the class as used, at its start: {@code used[number] = true}. Nothing else
 * changes: no member is added, so that tests which look at a class by reflection see what was written.
 */
public final class UsageMarks {
    private final String owner;
    private final String field;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * @param owner the class that has the array, with slashes
     * @param field its public static field, a {@code boolean[]}
     */
    public UsageMarks(String owner, String field) {
        this.owner = owner;
        this.field = field;
    }

    /** How long the array has to be. */
    public synchronized int count() {
        return names.size();
    }

    /** The class with a number. */
    public synchronized String name(int number) {
        return names.get(number);
    }

    /** The class file with marks; as it was if it can't have any. */
    public byte[] mark(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        if ((reader.getAccess() & Opcodes.ACC_MODULE) != 0) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Marks(writer, number(reader.getClassName())), 0);
        try {
            return writer.toByteArray();
        } catch (MethodTooLargeException e) {
            // Its use is not seen then.
            return classFile;
        }
    }

    private synchronized int number(String name) {
        return numbers.computeIfAbsent(name, added -> {
            names.add(added);
            return names.size() - 1;
        });
    }

    private final class Marks extends ClassVisitor {
        private final int number;

        Marks(ClassVisitor next, int number) {
            super(Opcodes.ASM9, next);
            this.number = number;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    visitFieldInsn(Opcodes.GETSTATIC, owner, field, "[Z");
                    visitLdcInsn(number);
                    visitInsn(Opcodes.ICONST_1);
                    visitInsn(Opcodes.BASTORE);
                }

                @Override
                public void visitMaxs(int maxStack, int maxLocals) {
                    // The three operands of BASTORE.
                    super.visitMaxs(Math.max(maxStack, 3), maxLocals);
                }
            };
        }
    }
}
