package ${package}.kafka;

import ${package}.pubsub.Broker;
import ${package}.pubsub.Subscription;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Topics are Kafka's, metadata are a record's headers. A topic that nobody knows yet is made. */
final class KafkaBroker implements Broker {
    private static final Duration TIME_TO_SEND = Duration.ofSeconds(10);
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 50;

    private final Producer<byte[], byte[]> producer;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Topics topics;

    KafkaBroker(Producer<byte[], byte[]> producer, Supplier<Consumer<byte[], byte[]>> consumers, Topics topics) {
        this.producer = producer;
        this.consumers = consumers;
        this.topics = topics;
    }

    @Override
    public String publish(String topic, ByteString payload, Map<String, String> metadata) {
        topics.ensure(topic);
        List<Header> headers = metadata.entrySet().stream()
                .map(entry -> (Header)
                        new RecordHeader(entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, null, null, null, payload.toByteArray(), headers);
        RecordMetadata place =
                Failures.explain(() -> producer.send(message).get(TIME_TO_SEND.toMillis(), TimeUnit.MILLISECONDS));
        return KafkaSubscription.id(place.partition(), place.offset());
    }

    @Override
    public Subscription subscribe(String topic) {
        topics.ensure(topic);
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            return Failures.explain(() -> {
                List<TopicPartition> partitions = partitions(consumer, topic);
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                // Asked for only now; without it the end would be the one of the first poll.
                partitions.forEach(consumer::position);
                return new KafkaSubscription(consumer);
            });
        } catch (RuntimeException e) {
            KafkaSubscription.close(consumer);
            throw e;
        }
    }

    /** Brokers learn of a new topic one after the other; one that has not yet says that there are none. */
    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) throws InterruptedException {
        long deadline = System.nanoTime() + TIME_TO_SEND.toNanos();
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        while (partitions.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            partitions = consumer.partitionsFor(topic);
        }
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " has no partitions yet");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    @Override
    public void ping() {
        topics.ping();
    }

    @Override
    public void close() {
        producer.close(TIME_TO_CLOSE);
        topics.close();
    }
}
