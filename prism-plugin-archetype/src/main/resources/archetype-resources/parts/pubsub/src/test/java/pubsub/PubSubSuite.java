package ${package}.pubsub;

import ${package}.tier.Tier;
import java.time.Duration;
import java.util.UUID;

/** The contract, on the broker of one tier. */
abstract class PubSubSuite implements PubSubContract {
    private final String test = UUID.randomUUID().toString().substring(0, 8) + "-";
    private final Tier tier;

    PubSubSuite(Tier tier) {
        this.tier = tier;
    }

    @Override
    public Broker broker() {
#if (${backend} == "memstore" || ${backend} == "redis")
        return tier.backend().backend().broker();
#else
        return tier.backend().backend();
#end
    }

    /** In memory a message is there as soon as it is published. */
    @Override
    public Duration moment() {
        return tier == Tier.INSTANT ? Duration.ofMillis(10) : PubSubContract.super.moment();
    }

    @Override
    public String topic(String name) {
        return test + name;
    }
}
