package org.prismdata.kit.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClassOutlineTest {
    private static final String HERE = "org/prismdata/kit/classfile/ClassOutlineTest";

    interface Shape {
        int CORNERS = 3;

        List<Other> others();
    }

    @FunctionalInterface
    interface Maker extends Supplier<Shape> {}

    static final class Other {
        @SuppressWarnings("unused")
        private static final int SECRET = 7;

        Object make() {
            return new Base[0];
        }
    }

    static class Base implements Shape {
        @Override
        public List<Other> others() {
            return List.of();
        }
    }

    @interface Mark {}

    @Mark
    record Point(int left) {}

    sealed interface Kind permits Only {
        record Inner() {}
    }

    record Only() implements Kind {}

    static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(
                type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            return in.readAllBytes();
        }
    }

    private static ClassOutline outline(Class<?> type) throws IOException {
        return ClassOutline.of(bytes(type));
    }

    @Test
    void knowsItsSourceFile() throws IOException {
        assertThat(outline(Other.class).sourcePath()).isEqualTo(HERE + ".java");
    }

    @Test
    void seesTypesInSignaturesAndInCode() throws IOException {
        assertThat(outline(Shape.class).references()).contains(HERE + "$Other");
        assertThat(outline(Other.class).references()).contains(HERE + "$Base");
    }

    @Test
    void knowsSupertypesAndKind() throws IOException {
        assertThat(outline(Base.class).supertypes()).contains(HERE + "$Shape");
        assertThat(outline(Base.class).concrete()).isTrue();
        assertThat(outline(Shape.class).concrete()).isFalse();
        assertThat(outline(Shape.class).code()).isFalse();
        assertThat(outline(Deprecated.class).annotation()).isTrue();
    }

    @Test
    void privateMembersAreNoPartOfTheApi() throws IOException {
        assertThat(outline(Other.class).api()).contains("make").doesNotContain("SECRET");
        assertThat(outline(Other.class).constants()).isEmpty();
        assertThat(outline(Shape.class).constants()).containsExactly("CORNERS=3");
    }

    @Test
    void whatOthersSeeOfAClassIsItsApi() throws IOException {
        assertThat(outline(Point.class).api()).contains("component left I", "annotation L" + HERE + "$Mark;");
        assertThat(outline(Kind.class).api()).contains("permits " + HERE + "$Only", HERE + "$Kind$Inner");
    }
}
