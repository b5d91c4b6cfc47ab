package ${package}.pubsub;

import ${package}.nats.EmbeddedServer;
import ${package}.tier.Embedded;
import ${package}.tier.Tier;
import org.junit.jupiter.api.BeforeAll;

@Embedded
class EmbeddedPubSubTest extends PubSubSuite implements RetentionContract {
    EmbeddedPubSubTest() {
        super(Tier.EMBEDDED);
    }

    @BeforeAll
    static void start() {
        EmbeddedServer.shared();
    }
}
