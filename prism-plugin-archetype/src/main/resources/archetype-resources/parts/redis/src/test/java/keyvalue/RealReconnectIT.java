package ${package}.keyvalue;

import ${package}.tier.BackendUnderTest.Restart;
import ${package}.tier.Real;
import ${package}.tier.Tier;
import java.util.UUID;
import org.junit.jupiter.api.parallel.Isolated;

@Real
@Isolated
class RealReconnectIT implements ReconnectContract {
    private final String test = UUID.randomUUID() + "/";

    @Override
    public KeyValueStore store() {
        return Tier.REAL.backend().backend().store();
    }

    @Override
    public String key(String name) {
        return test + name;
    }

    @Override
    public Restart restart() {
        return Tier.REAL.backend().restart();
    }
}
