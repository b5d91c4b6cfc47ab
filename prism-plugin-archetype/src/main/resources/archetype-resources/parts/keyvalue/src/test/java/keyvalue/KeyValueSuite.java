package ${package}.keyvalue;

import ${package}.tier.BackendUnderTest;
import ${package}.tier.TestTime;
import ${package}.tier.Tier;
import java.util.UUID;

/** The contracts, on one store. */
abstract class KeyValueSuite implements KeyValueContract, TtlContract, BatchContract {
    private final String test = UUID.randomUUID() + "/";
    private final BackendUnderTest tested;

    KeyValueSuite(Tier tier) {
        this(tier.backend());
    }

    KeyValueSuite(BackendUnderTest tested) {
        this.tested = tested;
    }

    @Override
    public KeyValueStore store() {
#if (${backend} == "memstore" || ${backend} == "redis")
        return tested.backend().store();
#else
        return tested.backend();
#end
    }

    @Override
    public TestTime time() {
        return tested.time();
    }

    @Override
    public String key(String name) {
        return test + name;
    }
}
