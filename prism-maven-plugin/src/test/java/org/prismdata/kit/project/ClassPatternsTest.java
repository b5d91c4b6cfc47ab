package org.prismdata.kit.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPatternsTest {
    @Test
    void withoutIncludesSurefiresOwnCount() {
        ClassPatterns patterns = ClassPatterns.of(List.of(), List.of());

        assertThat(List.of("org.acme.OrderTest", "TestOrder", "a.OrderTests", "a.OrderTestCase"))
                .allMatch(patterns::match);
        assertThat(List.of("org.acme.OrderIT", "org.acme.Testing$1", "org.acme.Order"))
                .noneMatch(name -> patterns.match(name) && !name.contains("$"));
    }

    @Test
    void includesAndExcludesAreAntPatterns() {
        ClassPatterns patterns =
                ClassPatterns.of(List.of("**/*Spec.java", "org/acme/*Check.class", "!**/Slow*"), List.of("**/db/**"));

        assertThat(List.of("Spec", "OrderSpec", "a.b.OrderSpec", "org.acme.OrderCheck"))
                .allMatch(patterns::match);
        assertThat(List.of("org.acme.more.OrderCheck", "a.SlowSpec", "a.db.OrderSpec", "a.OrderTest"))
                .noneMatch(patterns::match);
    }

    @Test
    void aPatternWithoutAFolderHoldsInAll() {
        ClassPatterns patterns = ClassPatterns.of(List.of("Order*.java"), List.of());

        assertThat(List.of("OrderSpec", "a.b.OrderSpec")).allMatch(patterns::match);
        assertThat(patterns.match("a.Spec")).isFalse();
    }

    @Test
    void anIncludeMayBeARegularExpression() {
        ClassPatterns patterns = ClassPatterns.of(List.of("%regex[.*/(Fast|Quick)[A-Z].*\\.class]"), List.of());

        assertThat(patterns.match("a.FastOne")).isTrue();
        assertThat(patterns.match("a.Faster")).isFalse();
    }

    @Test
    void theSamePatternsAreEqual() {
        assertThat(ClassPatterns.of(List.of("A*"), List.of("B")))
                .isEqualTo(ClassPatterns.of(List.of("A*"), List.of("B")));
        assertThat(ClassPatterns.of(List.of("A*"), List.of())).isNotEqualTo(ClassPatterns.of(List.of("A"), List.of()));
        assertThat(ClassPatterns.of(List.of("A"), List.of("B")))
                .isNotEqualTo(ClassPatterns.of(List.of("A"), List.of()));
    }
}
