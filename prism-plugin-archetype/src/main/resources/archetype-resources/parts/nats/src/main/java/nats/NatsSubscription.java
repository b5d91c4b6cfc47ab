package ${package}.nats;

import ${package}.pubsub.FellBehindException;
import ${package}.pubsub.Subscription;
import com.google.protobuf.ByteString;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.prismdata.interfaces.pubsub.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers which message was taken last: when a consumer is lost, the next one begins behind it. */
final class NatsSubscription implements Subscription {
    /** An outage is noticed after so long at most. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(NatsSubscription.class);

    private final Session session;
    private final TopicStream stream;
    private final String topic;
    private StreamInfo info;
    private long last;
    private TopicConsumer consumer;

    NatsSubscription(Session session, TopicStream stream, String topic) throws IOException, JetStreamApiException {
        this.session = session;
        this.stream = stream;
        this.topic = topic;
        // By number: a consumer of "new" messages, made after an outage, would take those of the outage for old ones.
        info = stream.get(session.management());
        last = info.getStreamState().getLastSequence();
        consumer = consumer();
    }

    private TopicConsumer consumer() throws IOException, JetStreamApiException {
        return new TopicConsumer(session, stream.name(), stream.subject(topic), last + 1);
    }

    @Override
    public Optional<Message> next(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            Duration wait = Duration.ofNanos(Math.min(left, LOOK.toNanos()));
            if (consumer.isLost() && !replaceConsumer()) {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
                continue;
            }
            io.nats.client.Message message = consumer.next(wait);
            if (message != null) {
                return Optional.of(taken(message));
            }
        }
        return Optional.empty();
    }

    private Message taken(io.nats.client.Message message) {
        NatsJetStreamMetaData place = message.metaData();
        last = place.streamSequence();
        requireComplete(place);
        return Message.newBuilder()
                .setTopic(topic)
                .setPayload(ByteString.copyFrom(message.getData()))
                .putAllMetadata(MetadataHeaders.metadata(message.getHeaders()))
                .setMessageId(Long.toString(last))
                .setTimestamp(place.timestamp().toInstant().toEpochMilli())
                .build();
    }

    /** Fails if there may have been another message before this one, which the stream has dropped meanwhile. */
    private void requireComplete(NatsJetStreamMetaData place) {
        long kept = info.getConfiguration().getMaxMsgsPerSubject();
        if (kept > 1 && place.pendingCount() >= kept - 1) {
            throw new FellBehindException("the subscriber is too slow: " + kept
                    + " messages were waiting for it, and NATS keeps no more of a topic");
        }
        Duration maxAge = info.getConfiguration().getMaxAge();
        Duration age = Duration.between(place.timestamp().toInstant(), Instant.now());
        if (maxAge.toMillis() > 0 && age.compareTo(maxAge) > 0) {
            throw new FellBehindException("the subscriber is too slow: a message was waiting for it for more than "
                    + maxAge.toSeconds() + " s, and NATS keeps none for longer");
        }
    }

    /** Returns false if that has to be tried again. */
    private boolean replaceConsumer() {
        consumer.close();
        try {
            StreamInfo now = stream.get(session.management());
            if (now.getCreateTime().equals(info.getCreateTime())) {
                last = Math.min(last, now.getStreamState().getLastSequence());
            } else {
                // Another stream, in which everything is new.
                last = 0;
            }
            info = now;
            consumer = consumer();
            return true;
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            LOG.debug("Cannot go on yet: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
