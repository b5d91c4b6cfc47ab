package ${package}.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.BackendUnderTest.Restart;
import ${package}.tier.Eventually;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Broker} must do when its service goes away for a while. */
interface ReconnectContract extends BrokerTest {
    Restart restart();

    @Test
    default void subscriptionsGoOnAfterTheServiceWasRestarted() throws Exception {
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            publish(topic("a"), "before");
            assertThat(next(subscription)).isEqualTo("before");
            restart().run();
            long deadline = System.nanoTime() + LIMIT.toNanos();
            // The publisher may be back before the subscription is; what it publishes then may be lost.
            String received = null;
            for (int i = 0; received == null && System.nanoTime() < deadline; i++) {
                String payload = "after " + i;
                Eventually.available(() -> publish(topic("a"), payload));
                received = subscription
                        .next(moment())
                        .map(message -> message.getPayload().toStringUtf8())
                        .orElse(null);
                TimeUnit.MILLISECONDS.sleep(moment().toMillis());
            }
            assertThat(received).startsWith("after ");
        }
    }
}
