package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import javax.naming.Context;
import org.junit.jupiter.api.Test;

class ClassReferencesTest {

    /** Refers to one package by a call, one by the type of a method only, one by an array. */
    private static final class Sample {
        static void log() {
            Logger.getAnonymousLogger().info("");
        }

        static Connection[] connections(Context unused) {
            return null;
        }

        static final long LONG_TAKES_TWO_PLACES = 1L << 40;
        static final double DOUBLE_TOO = Math.PI;
    }

    @Test
    void findsPackagesOfCallsAndOfMethodTypes() throws IOException {
        assertThat(ClassReferences.packages(bytes(Sample.class)))
                .contains("java.util.logging", "java.sql", "javax.naming", "java.lang")
                .doesNotContain("java.awt");
    }

    @Test
    void readsAllClassesOfThisPackage() throws IOException {
        for (Class<?> type : List.of(ModuleScan.class, ImageBuild.class, RuntimePlan.class, List.class, Arrays.class)) {
            assertThat(ClassReferences.packages(bytes(type))).contains("java.lang");
        }
    }

    @Test
    void refusesWhatIsNoClass() {
        assertThatThrownBy(() -> ClassReferences.packages("PK\3\4 and more".getBytes()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ClassReferences.packages(Arrays.copyOf(bytes(Sample.class), 100)))
                .isInstanceOf(IOException.class);
    }

    static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream stream = type.getResourceAsStream(file)) {
            return stream.readAllBytes();
        }
    }
}
