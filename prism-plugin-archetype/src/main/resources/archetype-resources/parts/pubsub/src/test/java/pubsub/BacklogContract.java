package ${package}.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a {@link Broker} must do that waits for no subscriber: its memory is bounded, and the subscriber is told. */
interface BacklogContract extends BrokerTest {
    @Test
    default void aSubscriberThatFallsFarBehindIsTold() throws Exception {
        ByteString payload = ByteString.copyFrom(new byte[Requests.MAX_PAYLOAD_BYTES]);
        try (Subscription slow = broker().subscribe(topic("a"));
                Subscription other = broker().subscribe(topic("b"))) {
            for (int bytes = 0; bytes <= maxWaitingBytes(); bytes += payload.size()) {
                broker().publish(topic("a"), payload, Map.of());
            }
            // What comes after all those has come, so that they are waiting, and none is on its way any more.
            publish(topic("b"), "one");
            assertThat(next(other)).isEqualTo("one");
            assertThatThrownBy(() -> {
                        while (slow.next(LIMIT).isPresent()) {
                            // Up to the gap.
                        }
                    })
                    .isInstanceOf(FellBehindException.class)
                    .hasMessageContaining("the subscriber is too slow");
            publish(topic("b"), "two");
            assertThat(next(other)).isEqualTo("two");
        }
    }

    /** More than this is never kept for a subscriber. */
    default int maxWaitingBytes() {
        return Backlog.MAX_BYTES;
    }
}
