package ${package}.keyvalue;

import ${package}.tier.Embedded;
import ${package}.tier.Tier;

@Embedded
class EmbeddedKeyValueTest extends KeyValueSuite {
    EmbeddedKeyValueTest() {
        super(Tier.EMBEDDED);
    }
}
