package ${package}.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import ${package}.pubsub.FellBehindException;
import ${package}.pubsub.Subscription;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.prismdata.interfaces.pubsub.Message;

/** What the plugin asks of Kafka's clients, and what it makes of their answers, on the clients' own mocks. */
class KafkaBrokerTest {
    private static final TopicPartition FIRST = new TopicPartition("a", 0);
    private static final TopicPartition SECOND = new TopicPartition("a", 1);
    private static final Duration NOW = Duration.ZERO;

    private final List<String> ensured = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final KafkaBroker broker = new KafkaBroker(producer, () -> consumer, new KnownTopics());

    @Test
    void sendsAMessageWithoutAKey() {
        assertThat(broker.publish("a", ByteString.copyFromUtf8("one"), Map.of("k", "é")))
                .isEqualTo("0-0");
        assertThat(broker.publish("a", ByteString.EMPTY, Map.of())).isEqualTo("0-1");
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("a");
        assertThat(sent.key()).isNull();
        assertThat(sent.value()).asString(StandardCharsets.UTF_8).isEqualTo("one");
        assertThat(sent.headers().lastHeader("k").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("é");
        assertThat(ensured).containsExactly("a", "a");
    }

    @Test
    void isUnavailableWhenTheBrokersDoNotConfirm() {
        producer.sendException = new TimeoutException("no leader");
        assertThatThrownBy(() -> broker.publish("a", ByteString.EMPTY, Map.of()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("Kafka is unavailable: no leader");
    }

    @Test
    void failsForGoodWhenTheBrokersRefuse() {
        producer.sendException = new TopicAuthorizationException("not allowed");
        assertThatThrownBy(() -> broker.publish("a", ByteString.EMPTY, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kafka refused: not allowed");
    }

    @Test
    void readsAllPartitionsFromTheirEnd() throws Exception {
        try (Subscription subscription = subscribe()) {
            consumer.addRecord(record(FIRST, 7, "one"));
            consumer.addRecord(record(SECOND, 9, "two"));
            Message first = subscription.next(NOW).orElseThrow();
            Message second = subscription.next(NOW).orElseThrow();
            assertThat(List.of(first.getMessageId(), second.getMessageId())).containsExactlyInAnyOrder("0-7", "1-9");
            assertThat(subscription.next(NOW)).isEmpty();
        }
        assertThat(consumer.closed()).isTrue();
    }

    /** Other producers may send records without a value. */
    @Test
    void takesARecordWithoutAValue() throws Exception {
        try (Subscription subscription = subscribe()) {
            consumer.addRecord(record(FIRST, 7, null));
            assertThat(subscription.next(NOW).orElseThrow().getPayload()).isEqualTo(ByteString.EMPTY);
        }
    }

    @Test
    void noticesThatRetentionHasPassedOverIt() {
        try (Subscription subscription = subscribe()) {
            consumer.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 7L)));
            assertThatThrownBy(() -> subscription.next(NOW)).isInstanceOf(FellBehindException.class);
        }
    }

    @Test
    void closesTheConsumerOfASubscriptionThatFails() {
        // Where they end the mock is not told.
        knowPartitions();
        assertThatThrownBy(() -> broker.subscribe("a")).isInstanceOf(IllegalStateException.class);
        assertThat(consumer.closed()).isTrue();
    }

    private Subscription subscribe() {
        knowPartitions();
        consumer.updateEndOffsets(Map.of(FIRST, 7L, SECOND, 9L));
        return broker.subscribe("a");
    }

    private void knowPartitions() {
        Node node = new Node(1, "localhost", 9092);
        Node[] nodes = {node};
        consumer.updatePartitions(
                "a",
                List.of(new PartitionInfo("a", 0, node, nodes, nodes), new PartitionInfo("a", 1, node, nodes, nodes)));
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, String value) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                null,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private final class KnownTopics implements Topics {
        @Override
        public void ensure(String topic) {
            ensured.add(topic);
        }

        @Override
        public void ping() {
            // They are always there.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
