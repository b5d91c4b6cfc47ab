package ${package}.pubsub;

import ${package}.nats.EmbeddedServer;
import ${package}.tier.BackendUnderTest.Restart;
import ${package}.tier.Embedded;
import ${package}.tier.Tier;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;

@Embedded
@Isolated
class EmbeddedReconnectTest implements KeptMessagesContract {
    private final String test = UUID.randomUUID() + "-";

    @BeforeAll
    static void start() {
        EmbeddedServer.shared();
    }

    @Override
    public Broker broker() {
        return Tier.EMBEDDED.backend().backend();
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
