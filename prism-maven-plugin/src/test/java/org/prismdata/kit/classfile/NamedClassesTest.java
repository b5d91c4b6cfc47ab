package org.prismdata.kit.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.io.IOException;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import javax.naming.Context;
import org.junit.jupiter.api.Test;

class NamedClassesTest {

    /** Refers to one package by a call, one by the type of a method only, one by an array. */
    private static final class Sample {
        static void log() {
            Logger.getAnonymousLogger().info("");
        }

        static Connection[] connections(Context unused) {
            return null;
        }

        @SuppressWarnings("unused")
        private List<Point> points;

        static final long LONG_TAKES_TWO_PLACES = 1L << 40;
        static final double DOUBLE_TOO = Math.PI;
    }

    @Test
    void findsThoseOfCallsAndOfMethodTypes() throws IOException {
        assertThat(NamedClasses.of(bytes(Sample.class)))
                .contains("java/util/logging/Logger", "java/sql/Connection", "javax/naming/Context", "java/lang/Object")
                .doesNotContain("java/awt/Point");
    }

    @Test
    void leavesOutWhatOnlyGenericTypesName() throws IOException {
        assertThat(NamedClasses.of(bytes(Sample.class))).doesNotContain("java/awt/Point");
    }

    @Test
    void readsVersionsThatAsmDoesNotKnow() throws IOException {
        byte[] newer = bytes(Sample.class);
        newer[7] = 120;

        assertThatThrownBy(() -> ClassOutline.of(newer)).isInstanceOf(IllegalArgumentException.class);
        assertThat(NamedClasses.of(newer)).isEqualTo(NamedClasses.of(bytes(Sample.class)));
    }

    @Test
    void refusesWhatIsNoClass() {
        assertThatThrownBy(() -> NamedClasses.of("PK\3\4 and more".getBytes())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> NamedClasses.of(Arrays.copyOf(bytes(Sample.class), 100)))
                .isInstanceOf(IOException.class);
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        return ClassOutlineTest.bytes(type);
    }
}
