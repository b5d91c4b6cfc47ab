package ${package}.pubsub;

import ${package}.tier.BackendUnderTest.Restart;
import ${package}.tier.Embedded;
import ${package}.tier.Tier;
import java.util.UUID;
import org.junit.jupiter.api.parallel.Isolated;

@Embedded
@Isolated
class EmbeddedReconnectTest implements ReconnectContract {
    private final String test = UUID.randomUUID() + "-";

    @Override
    public Broker broker() {
        return Tier.EMBEDDED.backend().backend().broker();
    }

    @Override
    public String topic(String name) {
        return test + name;
    }

    @Override
    public Restart restart() {
        return Tier.EMBEDDED.backend().restart();
    }
}
