package ${package}.keyvalue;

import ${package}.tier.Real;
import ${package}.tier.Tier;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** All at once, for some wait for keys to expire. */
@Real
@Execution(ExecutionMode.CONCURRENT)
class RealKeyValueIT extends KeyValueSuite {
    RealKeyValueIT() {
        super(Tier.REAL);
    }
}
