package ${package}.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Map;
import org.prismdata.interfaces.pubsub.Message;

/** What the contracts need. */
interface BrokerTest {
    /** Long enough for a message that is on its way. */
    Duration LIMIT = Duration.ofSeconds(20);

    Broker broker();

    /** Long enough to see that none is. */
    default Duration moment() {
        return Duration.ofMillis(100);
    }

    /** A topic that no other test uses, for the tests share a broker. */
    String topic(String name);

    default String publish(String topic, String payload) {
        return broker().publish(topic, ByteString.copyFromUtf8(payload), Map.of());
    }

    /** The payload of the next message. */
    default String next(Subscription subscription) throws InterruptedException {
        return message(subscription).getPayload().toStringUtf8();
    }

    default Message message(Subscription subscription) throws InterruptedException {
        return subscription.next(LIMIT).orElseThrow(() -> new AssertionError("no message came within " + LIMIT));
    }

    default void assertSilent(Subscription subscription) throws InterruptedException {
        assertThat(subscription.next(moment())).isEmpty();
    }
}
