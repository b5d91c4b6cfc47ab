package ${package}.pubsub;

import ${package}.tier.Real;
import ${package}.tier.Tier;

@Real
class RealPubSubIT extends PubSubSuite implements BacklogContract {
    RealPubSubIT() {
        super(Tier.REAL);
    }
}
