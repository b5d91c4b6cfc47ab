package ${package}.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.jdbc.EmbeddedDatabase;
import ${package}.tier.Embedded;
import ${package}.tier.Tier;
import org.junit.jupiter.api.Test;

@Embedded
class EmbeddedKeyValueTest extends KeyValueSuite {
    EmbeddedKeyValueTest() {
        super(Tier.EMBEDDED);
    }

    /** A known difference: Derby compares strings as the SQL standard has it, padded with spaces. */
    @Test
    @Override
    public void trailingSpacesCount() {
        if (EmbeddedDatabase.chosen() != EmbeddedDatabase.DERBY) {
            super.trailingSpacesCount();
            return;
        }
        store().set(key("a"), bytes("one"));
        assertThat(store().exists(key("a "))).isTrue();
    }
}
