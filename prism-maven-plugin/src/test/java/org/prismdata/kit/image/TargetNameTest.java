package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.problem.PrismException;

class TargetNameTest {
    private static final Optional<String> ABSENT = Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "orders, 1.0-SNAPSHOT, localhost/orders:1.0-SNAPSHOT",
        "Orders, 1.0, localhost/orders:1.0",
        "orders.key_value, 1.0+build.5, localhost/orders.key_value:1.0-build.5"
    })
    void makesADefaultName(String artifactId, String version, String expected) {
        assertThat(TargetName.of(ABSENT, ABSENT, ABSENT, artifactId, version)).hasToString(expected);
    }

    @Test
    void prefersTheKitsOwnThenJibsPropertyThenJibsElement() {
        Optional<String> own = Optional.of("own.example/a:1");
        Optional<String> property = Optional.of("property.example/a:1");
        Optional<String> element = Optional.of("element.example/a:1");

        assertThat(TargetName.of(own, ABSENT, element, "a", "1")).hasToString("own.example/a:1");
        assertThat(TargetName.of(ABSENT, property, element, "a", "1")).hasToString("property.example/a:1");
        assertThat(TargetName.of(ABSENT, ABSENT, element, "a", "1")).hasToString("element.example/a:1");
    }

    @Test
    void refusesTwoNames() {
        assertThatThrownBy(() -> TargetName.of(Optional.of("a:1"), Optional.of("b:1"), ABSENT, "a", "1"))
                .isInstanceOf(PrismException.class)
                .hasMessage("""
                        prism.image.name is 'a:1', and jib.to.image is 'b:1'
                          why: an image is built under one name
                          fix: leave one of the two out""");
    }

    @Test
    void refusesADigest() {
        String digest = "orders@sha256:" + "0".repeat(64);

        assertThatThrownBy(() -> TargetName.of(Optional.of(digest), ABSENT, ABSENT, "orders", "1.0"))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("-Dprism.image.name=docker.io/library/orders:1.0");
    }

    @ParameterizedTest
    @CsvSource({"Orders:1, ABSENT", "ABSENT, Orders:1"})
    void namesTheSourceOfABadName(String own, String element) {
        assertThatThrownBy(() -> TargetName.of(present(own), ABSENT, present(element), "a", "1"))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith(
                        (present(own).isPresent() ? "prism.image.name" : "jib-maven-plugin's <to><image>")
                                + " is 'Orders:1'");
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(value -> !value.equals("ABSENT"));
    }
}
