package ${package}.pubsub;

import ${package}.tier.Tier;

#if (${backend} == "kafka" || ${backend} == "nats")
/** A known difference is the backlog: in memory, nobody keeps what a subscriber does not take in time. */
#end
class InstantPubSubTest extends PubSubSuite implements BacklogContract {
    InstantPubSubTest() {
        super(Tier.INSTANT);
    }
}
