package ${package}.pubsub;

import ${package}.tier.Embedded;
import ${package}.tier.Tier;

/** Without the {@link BacklogContract}: jedis-mock takes a second for each of its large messages. */
@Embedded
class EmbeddedPubSubTest extends PubSubSuite {
    EmbeddedPubSubTest() {
        super(Tier.EMBEDDED);
    }
}
