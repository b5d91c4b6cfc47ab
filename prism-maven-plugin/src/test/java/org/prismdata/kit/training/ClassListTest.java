package org.prismdata.kit.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassListTest {
    @Test
    void isTheSameForRunsThatLoadInAnotherOrder() {
        Stream<String> one = Stream.of(
                "# NOTE",
                "@lambda-proxy a/A run ()V",
                "java/lang/Object id: 0",
                "b/B id: 1",
                "@cp b/B 3 4",
                "c/Generated id: 3 super: 0 source: __JVM_LookupDefineClass__");
        Stream<String> other =
                Stream.of("b/B id: 0", "java/lang/Object id: 1", "@cp b/B 3", "@lambda-proxy a/A run ()V");

        assertThat(ClassList.canonical(one, false))
                .containsExactly("@lambda-proxy a/A run ()V", "b/B", "java/lang/Object")
                .isEqualTo(ClassList.canonical(other, false));
    }

    @Test
    void hasWhatWasLookedUpAfterTheClassesItIsIn() {
        assertThat(ClassList.canonical(Stream.of("@cp b/B 3", "b/B id: 1"), true))
                .containsExactly("b/B", "@cp b/B 3");
    }
}
