package org.prismdata.kit.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.problem.PrismException;

class TierTest {
    @ParameterizedTest
    @CsvSource({"instant, '', embedded | real", "embedded, embedded, ''", "real, real, ''"})
    void aTierIsAChoiceOfTags(String value, String groups, String excludedGroups) {
        Tier tier = Tier.of(value);

        assertThat(tier.text()).isEqualTo(value);
        assertThat(tier.groups()).isEqualTo(groups);
        assertThat(tier.excludedGroups()).isEqualTo(excludedGroups);
    }

    @Test
    void anyOtherValueIsRefused() {
        assertThatThrownBy(() -> Tier.of("fast"))
                .isInstanceOf(PrismException.class)
                .hasMessage("""
                        prism.tier is 'fast'
                          why: the tests have the tiers instant, embedded, real
                          fix: leave -Dprism.tier out to run all of them, or use -Dprism.tier=instant""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "Instant", "instant,embedded"})
    void aValueThatIsNearlyOneIsRefused(String value) {
        assertThatThrownBy(() -> Tier.of(value)).hasMessageStartingWith("prism.tier is '" + value + "'");
    }
}
