package ${package}.pubsub;

import ${package}.tier.Real;
import ${package}.tier.Tier;

@Real
class RealPubSubIT extends PubSubSuite implements BacklogContract {
    RealPubSubIT() {
        super(Tier.REAL);
    }

    /** What is under way in gRPC comes on top. */
    @Override
    public int maxWaitingBytes() {
        return Backlog.MAX_BYTES + (8 << 20);
    }
}
