package org.prismdata.kit.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestChoiceTest {
    @Test
    void withoutPropertiesAllTestsRun() {
        assertThat(choice(Map.of()).tier()).isEmpty();
        assertThat(choice(Map.of()).withoutServices()).isEmpty();
    }

    @Test
    void onlyTheRealTierNeedsServices() {
        assertThat(choice(Map.of("prism.tier", "real")).withoutServices()).isEmpty();
        assertThat(choice(Map.of("prism.tier", "instant")).withoutServices())
                .contains("only the tests of the tier instant run (prism.tier)");
        assertThat(choice(Map.of("prism.tier", "embedded")).withoutServices())
                .contains("only the tests of the tier embedded run (prism.tier)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipITs", "maven.test.skip"})
    void skippedTestsNeedNone(String property) {
        assertThat(choice(Map.of(property, "true", "prism.tier", "real")).withoutServices())
                .contains("the integration tests are skipped (" + property + ")");
        assertThat(choice(Map.of(property, "")).withoutServices()).isPresent();
        assertThat(choice(Map.of(property, "false")).withoutServices()).isEmpty();
    }

    @Test
    void unitTestsAloneCanBeSkipped() {
        assertThat(choice(Map.of("skipTests", "true")).withoutServices()).isEmpty();
    }

    private static TestChoice choice(Map<String, String> properties) {
        return new TestChoice(name -> Optional.ofNullable(properties.get(name)));
    }
}
