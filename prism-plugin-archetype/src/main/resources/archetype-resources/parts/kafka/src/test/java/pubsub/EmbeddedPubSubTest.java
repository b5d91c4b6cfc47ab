package ${package}.pubsub;

import ${package}.tier.Embedded;
import ${package}.tier.Tier;

@Embedded
class EmbeddedPubSubTest extends PubSubSuite {
    EmbeddedPubSubTest() {
        super(Tier.EMBEDDED);
    }
}
