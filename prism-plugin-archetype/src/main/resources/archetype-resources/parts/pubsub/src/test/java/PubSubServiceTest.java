package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.interfaces.DrainRequest;
import org.prismdata.interfaces.pubsub.Message;
import org.prismdata.interfaces.pubsub.PublishRequest;
import org.prismdata.interfaces.pubsub.PublishResponse;
import org.prismdata.interfaces.pubsub.UnsubscribeRequest;
import org.prismdata.interfaces.pubsub.UnsubscribeResponse;

/** Topics over gRPC: what the service makes of requests, of slow callers, and of a broker that fails. */
@Timeout(20)
class PubSubServiceTest {
    private static final String TOO_ODD =
            "topic must be 1 to 249 letters, digits, - and _, with single dots between them, and not begin with __";

    private InProcessPlugin plugin;
    private PluginClient client;

    @BeforeEach
    void start() throws IOException {
        plugin = new InProcessPlugin().started();
        client = plugin.client;
    }

    @AfterEach
    void stop() {
        plugin.close();
    }

    @Test
    void deliversToALiveStream() throws Exception {
        try (Subscriber subscriber = Subscriber.of(client, "a", "s")) {
            PublishResponse published = client.topics()
                    .publish(PublishRequest.newBuilder()
                            .setTopic("a")
                            .putMetadata("k", "v")
                            .build());
            Message message = subscriber.next();
            assertThat(message.getMessageId()).isEqualTo(published.getMessageId());
            assertThat(message.getMetadataMap()).isEqualTo(Map.of("k", "v"));
            assertThat(message.getTimestamp()).isEqualTo(plugin.clock.millis());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a..b", ".a", "a.", "a*", "a>", "é", "__a"})
    void refusesATopic(String topic) {
        assertThat(client.publish(topic, "one"))
                .isEqualTo(PublishResponse.newBuilder().setError(TOO_ODD).build());
        assertThat(unsubscribe(topic, "s").getError()).isEqualTo(TOO_ODD);
        assertThatThrownBy(() -> Subscriber.of(client, topic, "s")).hasMessage("INVALID_ARGUMENT: " + TOO_ODD);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(client.publish("t".repeat(250), "one").getError()).isEqualTo(TOO_ODD);
        assertThat(client.publish("a", "x".repeat(1_000_001)).getError())
                .isEqualTo("payload must not be longer than 1000000 bytes, got 1000001");
        assertThat(publishWith("k", "é".repeat(8192)).getError())
                .isEqualTo("metadata must not be longer than 16384 bytes, got 16385");
        assertThat(publishWith("", "v").getError()).isEqualTo("metadata must not have an empty key");
    }

    @Test
    void refusesASubscriberWithoutAName() {
        String error = "subscriber_id must be 1 to 249 characters";
        assertThat(unsubscribe("a", "").getError()).isEqualTo(error);
        assertThatThrownBy(() -> Subscriber.of(client, "a", "")).hasMessage("INVALID_ARGUMENT: " + error);
    }

    @Test
    void unsubscribingCompletesTheStream() throws Exception {
        try (Subscriber subscriber = Subscriber.of(client, "a", "s");
                Subscriber other = Subscriber.of(client, "a", "other")) {
            client.publish("a", "one");
            assertThat(subscriber.next().getPayload().toStringUtf8()).isEqualTo("one");
            assertThat(unsubscribe("a", "s"))
                    .isEqualTo(UnsubscribeResponse.newBuilder().setSuccess(true).build());
            subscriber.awaitCompletion();
            client.publish("a", "two");
            assertThat(other.next().getPayload().toStringUtf8()).isEqualTo("one");
            assertThat(other.next().getPayload().toStringUtf8()).isEqualTo("two");
        }
    }

    @Test
    void unsubscribingWithoutASubscriptionDoesNothing() {
        assertThat(unsubscribe("a", "s").getSuccess()).isTrue();
    }

    @Test
    void theLaterOfTwoSubscriptionsStays() throws Exception {
        try (Subscriber earlier = Subscriber.of(client, "a", "s");
                Subscriber later = Subscriber.of(client, "a", "s")) {
            assertThatThrownBy(earlier::next).hasMessage("ABORTED: another subscription has taken this subscriber_id");
            client.publish("a", "one");
            assertThat(later.next().getPayload().toStringUtf8()).isEqualTo("one");
            assertThat(unsubscribe("a", "s").getSuccess()).isTrue();
            later.awaitCompletion();
        }
    }

    @Test
    void drainingEndsStreams() throws Exception {
        try (Subscriber subscriber = Subscriber.of(client, "a", "s")) {
            assertThat(client.lifecycle()
                            .drain(DrainRequest.newBuilder()
                                    .setTimeoutSeconds(10)
                                    .build())
                            .getAbortedOperations())
                    .isZero();
            assertThatThrownBy(subscriber::next).hasMessage("UNAVAILABLE: the plugin is draining");
        }
        assertThatThrownBy(() -> Subscriber.of(client, "a", "s")).hasMessage("UNAVAILABLE: the plugin is draining");
    }

    /** It takes nothing at first; the plugin sends no more than fits between them and keeps the rest. */
    @Test
    void aStreamWaitsForItsCaller() throws Exception {
        try (Subscriber subscriber = Subscriber.of(client, "a", "s")) {
            IntStream.range(0, 100).forEach(i -> client.publish("a", "m" + i));
            for (int i = 0; i < 100; i++) {
                assertThat(subscriber.next().getPayload().toStringUtf8()).isEqualTo("m" + i);
            }
        }
    }

    @Test
    void aCallerThatTakesNothingIsCutOff() throws Exception {
        try (Subscriber subscriber = Subscriber.of(client, "a", "s")) {
            String large = "x".repeat(1_000_000);
            IntStream.range(0, 25).forEach(i -> client.publish("a", large));
            assertThatThrownBy(() -> {
                        while (true) {
                            subscriber.next();
                        }
                    })
                    .hasMessageStartingWith("RESOURCE_EXHAUSTED: the subscriber is too slow: ");
        }
    }

    @Test
    void isUnavailableWhileTheBrokerIs() {
        plugin.beforeCall = () -> {
            throw new BackendUnavailableException("the backend is away", null);
        };
        assertThatThrownBy(() -> client.publish("a", "one")).hasMessage("UNAVAILABLE: the backend is away");
        assertThatThrownBy(() -> Subscriber.of(client, "a", "s")).hasMessage("UNAVAILABLE: the backend is away");
    }

    @Test
    void tellsNoDetailsOfABug() {
        plugin.beforeCall = () -> {
            throw new IllegalStateException("secret");
        };
        assertThatThrownBy(() -> Subscriber.of(client, "a", "s"))
                .hasMessage("INTERNAL: internal error, see the plugin's log");
    }

    private PublishResponse publishWith(String key, String value) {
        return client.topics()
                .publish(PublishRequest.newBuilder()
                        .setTopic("a")
                        .putMetadata(key, value)
                        .build());
    }

    private UnsubscribeResponse unsubscribe(String topic, String subscriberId) {
        return client.topics()
                .unsubscribe(UnsubscribeRequest.newBuilder()
                        .setTopic(topic)
                        .setSubscriberId(subscriberId)
                        .build());
    }
}
