package ${package}.pubsub;

import ${package}.tier.Embedded;
import ${package}.tier.Tier;

@Embedded
class EmbeddedPubSubTest extends PubSubSuite implements RetentionContract {
    EmbeddedPubSubTest() {
        super(Tier.EMBEDDED);
    }
}
