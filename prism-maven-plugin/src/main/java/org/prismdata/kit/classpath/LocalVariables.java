package org.prismdata.kit.classpath;

import java.nio.charset.StandardCharsets;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * Takes the names of local variables out of a class, which only debuggers read: a sixth of the usual dependencies. Lines,
 * which stack traces show, and the names of parameters that reflection gives stay.
 */
final class LocalVariables extends ClassVisitor {
    private static final String TABLE = "LocalVariableTable";

    /** An attribute that ASM doesn't know may point into the class's constants, which are numbered anew. */
    private boolean movable = true;

    private LocalVariables(ClassWriter writer) {
        super(Opcodes.ASM9, writer);
    }

    /** @return the class without them; the same class if it has none, or can't be rewritten */
    static byte[] leftOut(byte[] classFile) {
        if (!new String(classFile, StandardCharsets.ISO_8859_1).contains(TABLE)) {
            return classFile;
        }
        ClassReader reader;
        try {
            reader = new ClassReader(classFile);
        } catch (IllegalArgumentException e) {
            // Of a Java that is newer than ASM.
            return classFile;
        }
        ClassWriter writer = new ClassWriter(0);
        LocalVariables visitor = new LocalVariables(writer);
        reader.accept(visitor, 0);
        return visitor.movable ? writer.toByteArray() : classFile;
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        movable = false;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        return new FieldVisitor(Opcodes.ASM9, super.visitField(access, name, descriptor, signature, value)) {
            @Override
            public void visitAttribute(Attribute attribute) {
                movable = false;
            }
        };
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
        return new RecordComponentVisitor(Opcodes.ASM9, super.visitRecordComponent(name, descriptor, signature)) {
            @Override
            public void visitAttribute(Attribute attribute) {
                movable = false;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitAttribute(Attribute attribute) {
                movable = false;
            }

            @Override
            public void visitLocalVariable(
                    String variable, String type, String generic, Label start, Label end, int index) {}
        };
    }
}
