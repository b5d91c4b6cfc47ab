package ${package}.keyvalue;

import ${package}.tier.Real;
import ${package}.tier.Tier;

@Real
class RealKeyValueIT extends KeyValueSuite {
    RealKeyValueIT() {
        super(Tier.REAL);
    }
}
