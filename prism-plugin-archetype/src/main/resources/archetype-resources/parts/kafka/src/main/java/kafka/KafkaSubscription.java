package ${package}.kafka;

import ${package}.pubsub.FellBehindException;
import ${package}.pubsub.Subscription;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.prismdata.interfaces.pubsub.Message;

/** Reads a topic's partitions from where they ended. It asks the brokers for more only when its subscriber has taken all. */
final class KafkaSubscription implements Subscription {
    private final Consumer<byte[], byte[]> consumer;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();

    KafkaSubscription(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static String id(int partition, long offset) {
        return partition + "-" + offset;
    }

    @Override
    public Optional<Message> next(Duration limit) throws InterruptedException {
        try {
            if (!fetched.hasNext()) {
                fetched = consumer.poll(limit).iterator();
            }
        } catch (OffsetOutOfRangeException e) {
            throw new FellBehindException(
                    "the subscriber is too slow: the topic's retention has passed over its next messages");
        } catch (InterruptException e) {
            // Kafka's client sets the thread's mark again, which this exception stands for.
            Thread.interrupted();
            throw new InterruptedException();
        }
        return fetched.hasNext() ? Optional.of(message(fetched.next())) : Optional.empty();
    }

    private static Message message(ConsumerRecord<byte[], byte[]> fetched) {
        Message.Builder message = Message.newBuilder()
                .setTopic(fetched.topic())
                .setMessageId(id(fetched.partition(), fetched.offset()))
                .setTimestamp(fetched.timestamp())
                // A message of another producer may have none.
                .setPayload(
                        fetched.value() == null ? ByteString.EMPTY : UnsafeByteOperations.unsafeWrap(fetched.value()));
        for (Header header : fetched.headers()) {
            byte[] value = header.value();
            message.putMetadata(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return message.build();
    }

    @Override
    public void close() {
        close(consumer);
    }

    static void close(Consumer<byte[], byte[]> consumer) {
        // A request for more is under way, to which a broker may take its time to answer.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
