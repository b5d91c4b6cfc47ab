package ${package}.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.Eventually;
import org.junit.jupiter.api.Test;

/** What a {@link Broker} does beyond the {@link ReconnectContract} whose service keeps messages on disk. */
interface KeptMessagesContract extends ReconnectContract {
    /** No message has told the subscriber's place yet when its service goes away. */
    @Test
    default void anOutageLosesNothingOfASubscriberThatHadNothing() throws Exception {
        try (Subscription subscription = broker().subscribe(topic("quiet"))) {
            restart().run();
            Eventually.available(() -> publish(topic("quiet"), "one"));
            publish(topic("quiet"), "two");
            assertThat(next(subscription)).isEqualTo("one");
            assertThat(next(subscription)).isEqualTo("two");
        }
    }

    @Test
    default void anOutageLosesNothingThatWasWaiting() throws Exception {
        int count = 100;
        try (Subscription subscription = broker().subscribe(topic("busy"))) {
            for (int i = 0; i < count; i++) {
                publish(topic("busy"), "m" + i);
            }
            assertThat(next(subscription)).isEqualTo("m0");
            restart().run();
            Eventually.available(() -> publish(topic("busy"), "m" + count));
            for (int i = 1; i <= count; i++) {
                assertThat(next(subscription)).isEqualTo("m" + i);
            }
            assertSilent(subscription);
        }
    }
}
