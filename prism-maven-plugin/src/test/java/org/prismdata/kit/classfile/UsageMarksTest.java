package org.prismdata.kit.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

// Public, because what is marked is loaded by another class loader and writes to it.
public class UsageMarksTest {
    public static boolean[] used = new boolean[2];

    public static final class Twice implements IntUnaryOperator {
        @Override
        public int applyAsInt(int number) {
            int sum = 0;
            while (sum < 2 * number) {
                sum++;
            }
            return sum;
        }
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(UsageMarksTest.class.getClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    @Test
    void aMarkedClassTellsThatItIsUsedAndDoesWhatItDid() throws Exception {
        UsageMarks marks = new UsageMarks(UsageMarksTest.class.getName().replace('.', '/'), "used");
        marks.mark(ClassOutlineTest.bytes(UsageMarksTest.class));
        Class<?> type = new Loader().define(marks.mark(ClassOutlineTest.bytes(Twice.class)));

        IntUnaryOperator twice =
                (IntUnaryOperator) type.getDeclaredConstructor().newInstance();
        used = new boolean[2];
        assertThat(twice.applyAsInt(21)).isEqualTo(42);

        assertThat(used).containsExactly(false, true);
        assertThat(marks.name(1)).isEqualTo(Twice.class.getName().replace('.', '/'));
        assertThat(type.getDeclaredFields()).isEmpty();
        assertThat(type.getDeclaredMethods()).hasSize(1);
    }

    @Test
    void aClassKeepsItsNumber() throws Exception {
        UsageMarks marks = new UsageMarks("A", "used");
        marks.mark(ClassOutlineTest.bytes(Twice.class));
        marks.mark(ClassOutlineTest.bytes(Twice.class));
        assertThat(marks.count()).isEqualTo(1);
    }

    @Test
    void whatHasNoPlaceForAMarkIsLeftAsItWas() throws Exception {
        UsageMarks marks = new UsageMarks("A", "used");
        byte[] module;
        try (InputStream in = Object.class.getResourceAsStream("/module-info.class")) {
            module = in.readAllBytes();
        }
        assertThat(marks.mark(module)).isEqualTo(module);
        assertThat(marks.count()).isZero();

        byte[] full = withMethodOf(65_535);
        assertThat(marks.mark(full)).isEqualTo(full);
    }

    private static byte[] withMethodOf(int bytes) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Full", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "fill", "()V", null, null);
        method.visitCode();
        for (int i = 1; i < bytes; i++) {
            method.visitInsn(Opcodes.NOP);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return type.toByteArray();
    }
}
