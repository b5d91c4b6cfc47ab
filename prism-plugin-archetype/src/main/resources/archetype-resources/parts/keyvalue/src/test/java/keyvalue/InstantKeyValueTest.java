package ${package}.keyvalue;

import ${package}.tier.Tier;

class InstantKeyValueTest extends KeyValueSuite {
    InstantKeyValueTest() {
        super(Tier.INSTANT);
    }
}
