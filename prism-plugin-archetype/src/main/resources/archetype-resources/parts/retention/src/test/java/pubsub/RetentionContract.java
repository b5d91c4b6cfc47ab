package ${package}.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a {@link Broker} must do whose backend keeps messages: subscribers take their time, at no cost of memory here. */
interface RetentionContract extends BrokerTest {
    int MESSAGES = 40;

    @Test
    default void aSubscriberMayFallFarBehind() throws Exception {
        byte[] payload = new byte[Requests.MAX_PAYLOAD_BYTES];
        try (Subscription slow = broker().subscribe(topic("a"))) {
            for (int i = 0; i < MESSAGES; i++) {
                payload[0] = (byte) i;
                broker().publish(topic("a"), ByteString.copyFrom(payload), Map.of());
            }
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(message(slow).getPayload().byteAt(0)).isEqualTo((byte) i);
            }
        }
    }
}
