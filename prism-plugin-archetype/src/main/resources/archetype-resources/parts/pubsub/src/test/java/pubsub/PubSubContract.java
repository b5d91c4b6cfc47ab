package ${package}.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.tier.Parallel;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.interfaces.pubsub.Message;

/** What every {@link Broker} must do, whatever is behind it. */
interface PubSubContract extends BrokerTest {
    @Test
    default void deliversAMessageWithAllThatBelongsToIt() throws Exception {
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            long before = System.currentTimeMillis();
            String id = broker().publish(topic("a"), ByteString.copyFromUtf8("one"), Map.of("k", "v", "k2", "v2"));
            Message message = message(subscription);
            assertThat(message.getTopic()).isEqualTo(topic("a"));
            assertThat(message.getPayload().toStringUtf8()).isEqualTo("one");
            assertThat(message.getMetadataMap()).isEqualTo(Map.of("k", "v", "k2", "v2"));
            assertThat(message.getMessageId()).isEqualTo(id).isNotEmpty();
            assertThat(message.getTimestamp()).isBetween(before - 5_000, before + 60_000);
        }
    }

    @Test
    default void everySubscriberGetsEveryMessage() throws Exception {
        try (Subscription one = broker().subscribe(topic("a"));
                Subscription other = broker().subscribe(topic("a"))) {
            publish(topic("a"), "one");
            assertThat(next(one)).isEqualTo("one");
            assertThat(next(other)).isEqualTo("one");
        }
    }

    @Test
    default void topicsAreApart() throws Exception {
        try (Subscription a = broker().subscribe(topic("a"));
                Subscription ab = broker().subscribe(topic("a.b"));
                Subscription upper = broker().subscribe(topic("A"))) {
            publish(topic("a"), "one");
            publish(topic("a.b"), "two");
            assertThat(next(a)).isEqualTo("one");
            assertThat(next(ab)).isEqualTo("two");
            assertSilent(a);
            assertSilent(upper);
        }
    }

    @Test
    default void whatWasPublishedBeforeIsNotDelivered() throws Exception {
        publish(topic("a"), "before");
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            publish(topic("a"), "after");
            assertThat(next(subscription)).isEqualTo("after");
        }
    }

    @Test
    default void publishingNeedsNoSubscriber() {
        assertThat(publish(topic("a"), "one")).isNotEmpty();
    }

    @Test
    default void keepsTheOrderOfATopic() throws Exception {
        List<String> sent = IntStream.range(0, 300).mapToObj(i -> "m" + i).toList();
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            sent.forEach(payload -> publish(topic("a"), payload));
            assertThat(take(subscription, sent.size())).isEqualTo(sent);
        }
    }

    @Test
    default void concurrentPublishersKeepTheirOrderAndLoseNothing() throws Exception {
        List<String> publishers = List.of("a", "b", "c", "d");
        int each = 50;
        try (Subscription one = broker().subscribe(topic("a"));
                Subscription other = broker().subscribe(topic("a"))) {
            Parallel.forEach(publishers, publisher -> {
                for (int i = 0; i < each; i++) {
                    publish(topic("a"), publisher + i);
                }
            });
            List<String> received = take(one, publishers.size() * each);
            for (String publisher : publishers) {
                assertThat(received)
                        .filteredOn(payload -> payload.startsWith(publisher))
                        .isEqualTo(IntStream.range(0, each)
                                .mapToObj(i -> publisher + i)
                                .toList());
            }
            assertThat(take(other, received.size())).isEqualTo(received);
            assertSilent(one);
        }
    }

    @Test
    default void idsAreNotUsedTwice() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(publish(topic("a"), "same"));
        }
        assertThat(ids).hasSize(100);
    }

    @Test
    default void anEmptyPayloadIsAMessage() throws Exception {
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            publish(topic("a"), "");
            assertThat(message(subscription).getPayload()).isEqualTo(ByteString.EMPTY);
        }
    }

    @Test
    default void carriesEveryByteOfTheLargestMessage() throws Exception {
        byte[] payload = new byte[Requests.MAX_PAYLOAD_BYTES];
        new Random(1).nextBytes(payload);
        Map<String, String> metadata = Map.of("k", "v".repeat(Requests.MAX_METADATA_BYTES - 1));
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            broker().publish(topic("a"), ByteString.copyFrom(payload), metadata);
            Message message = message(subscription);
            assertThat(message.getPayload().equals(ByteString.copyFrom(payload)))
                    .isTrue();
            assertThat(message.getMetadataMap()).isEqualTo(metadata);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ключ", "🗝️", "a b", " a ", "a:b", "a=b", "a%20b", "A", "a\r\nb", "\u0001"})
    default void takesOddMetadata(String odd) throws Exception {
        Map<String, String> metadata = Map.of(odd, odd, "a", "", "content-type", "x");
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            broker().publish(topic("a"), ByteString.EMPTY, metadata);
            assertThat(message(subscription).getMetadataMap()).isEqualTo(metadata);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-", "_a", "a-b_c", "a.b.c", "A.a"})
    default void takesEveryKindOfTopic(String name) throws Exception {
        try (Subscription subscription = broker().subscribe(topic(name))) {
            publish(topic(name), "one");
            assertThat(next(subscription)).isEqualTo("one");
        }
    }

    @Test
    default void takesTheLongestTopic() throws Exception {
        String longest = topic("t".repeat(Requests.MAX_NAME_LENGTH - topic("").length()));
        try (Subscription subscription = broker().subscribe(longest)) {
            publish(longest, "one");
            assertThat(next(subscription)).isEqualTo("one");
        }
    }

    @Test
    default void aSubscriptionMayEndWhileMessagesFlow() throws Exception {
        int count = 200;
        AtomicInteger published = new AtomicInteger();
        try (Subscription stays = broker().subscribe(topic("a"))) {
            Subscription ends = broker().subscribe(topic("a"));
            Parallel.forEach(List.of(true, false), publisher -> {
                if (publisher) {
                    for (int i = 0; i < count; i++) {
                        publish(topic("a"), "m" + published.getAndIncrement());
                    }
                } else {
                    assertThat(next(ends)).isEqualTo("m0");
                    ends.close();
                }
            });
            assertThat(published).hasValue(count);
            assertThat(take(stays, count)).endsWith("m" + (count - 1));
        }
    }

    @Test
    default void aNewSubscriptionStartsAfresh() throws Exception {
        broker().subscribe(topic("a")).close();
        publish(topic("a"), "in between");
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            publish(topic("a"), "after");
            assertThat(next(subscription)).isEqualTo("after");
        }
    }

    /** What waits for it is kept, up to the limits that the README tells. */
    @Test
    default void aSlowSubscriberGetsEverythingInOrder() throws Exception {
        List<String> sent = IntStream.range(0, 500).mapToObj(i -> "m" + i).toList();
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            sent.forEach(payload -> publish(topic("a"), payload));
            assertThat(next(subscription)).isEqualTo("m0");
            Thread.sleep(moment().toMillis());
            assertThat(take(subscription, sent.size() - 1)).isEqualTo(sent.subList(1, sent.size()));
            assertSilent(subscription);
        }
    }

    @Test
    default void waitsForAMessage() throws Exception {
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            assertSilent(subscription);
            publish(topic("a"), "one");
            assertThat(next(subscription)).isEqualTo("one");
        }
    }

    @Test
    default void waitingEndsWhenTheThreadIsInterrupted() throws Exception {
        try (Subscription subscription = broker().subscribe(topic("a"))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> subscription.next(LIMIT)).isInstanceOf(InterruptedException.class);
            publish(topic("a"), "one");
            assertThat(next(subscription)).isEqualTo("one");
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    default void answersAPing() {
        broker().ping();
    }

    private List<String> take(Subscription subscription, int count) throws InterruptedException {
        List<String> payloads = new ArrayList<>();
        while (payloads.size() < count) {
            payloads.add(next(subscription));
        }
        return payloads;
    }
}
