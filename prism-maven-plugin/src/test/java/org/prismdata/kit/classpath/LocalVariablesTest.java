package org.prismdata.kit.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

class LocalVariablesTest {
    private enum Place {
        NONE,
        CLASS,
        FIELD,
        COMPONENT,
        METHOD
    }

    /** It would point to another constant than before if these were numbered anew. */
    private static final class Unknown extends Attribute {
        Unknown() {
            super("Unknown");
        }

        @Override
        protected ByteVector write(ClassWriter writer, byte[] code, int length, int stack, int locals) {
            return new ByteVector().putShort(writer.newUTF8("meant"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClassWithAnAttributeThatNobodyKnowsIsLeftAsItIs(Place place) {
        byte[] before = classWith(place);
        byte[] after = LocalVariables.leftOut(before);

        assertThat(after == before).isEqualTo(place != Place.NONE);
        if (place == Place.NONE) {
            assertThat(new String(after)).doesNotContain("LocalVariableTable", "halfOfIt");
        }
    }

    private static byte[] classWith(Place place) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_RECORD, "a/A", null, "java/lang/Record", null);
        RecordComponentVisitor component = type.visitRecordComponent("n", "I", null);
        FieldVisitor field = type.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "n", "I", null, null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "m", "(I)V", null, null);
        switch (place) {
            case NONE -> {}
            case CLASS -> type.visitAttribute(new Unknown());
            case FIELD -> field.visitAttribute(new Unknown());
            case COMPONENT -> component.visitAttribute(new Unknown());
            case METHOD -> method.visitAttribute(new Unknown());
        }
        Label start = new Label();
        Label end = new Label();
        method.visitCode();
        method.visitLabel(start);
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(end);
        method.visitLocalVariable("halfOfIt", "I", null, start, end, 0);
        method.visitMaxs(0, 1);
        method.visitEnd();
        return type.toByteArray();
    }
}
