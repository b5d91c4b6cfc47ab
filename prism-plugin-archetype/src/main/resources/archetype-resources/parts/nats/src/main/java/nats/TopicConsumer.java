package ${package}.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer on the server, for one reader. It hands over a few messages at a time, in order and each once, until it is
 * {@linkplain #isLost lost}: with its server, or with a connection that messages were on their way on.
 */
final class TopicConsumer implements AutoCloseable {
    /** So many messages wait in this process at most; the rest waits at the server. */
    static final int MAX_WAITING = 16;

    /** After so long without a message the server is asked whether it still knows the consumer. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    /** The server removes a consumer that has asked for nothing for so long: its plugin is gone, or its reader very slow. */
    private static final Duration INACTIVE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TopicConsumer.class);

    private final Session session;
    private final JetStreamSubscription subscription;
    private final long outages;
    private long asked;
    private long askedAt;
    private long received;
    private long quietSince = System.nanoTime();
    private boolean lost;

    /** @param from where in the stream it begins */
    TopicConsumer(Session session, String stream, String subject, long from) throws IOException, JetStreamApiException {
        this.session = session;
        outages = session.outages();
        ConsumerConfiguration consumer = ConsumerConfiguration.builder()
                .filterSubject(subject)
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(from)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(INACTIVE)
                .memStorage(true)
                .numReplicas(1)
                .build();
        PullSubscribeOptions.Builder options = PullSubscribeOptions.builder();
        options.stream(stream).configuration(consumer);
        subscription = session.messages().subscribe(null, options.build());
    }

    /** Whether it may have missed a message, or will: then there has to be another one. */
    boolean isLost() {
        return lost || outages != session.outages();
    }

    /** Null if none came within the limit. */
    Message next(Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        try {
            askFor(MAX_WAITING);
            Message message = subscription.nextMessage(limit);
            if (message != null) {
                return received(message);
            }
        } catch (IllegalStateException e) {
            LOG.debug("A consumer has ended: {}", e.getMessage());
            lost = true;
            return null;
        }
        long now = System.nanoTime();
        // The client stops waiting when the server says that it hands over no more.
        boolean ended = now - start < limit.toNanos();
        boolean quiet = now - quietSince > QUIET.toNanos();
        if (ended || quiet) {
            quietSince = now;
            lost = ended || !isServed();
        }
        return null;
    }

    private Message received(Message message) {
        quietSince = System.nanoTime();
        received++;
        if (message.metaData().consumerSequence() != received) {
            lost = true;
            return null;
        }
        return message;
    }

    /** Asks again when half of it was received, so that the next messages are on their way while these are taken. */
    private void askFor(int messages) throws InterruptedException {
        long open = asked - received;
        if (open <= messages / 2) {
            long now = System.nanoTime();
            lost |= asked > 0 && now - askedAt > INACTIVE.toNanos();
            askedAt = now;
            subscription.pull((int) (messages - open));
            // The client drops what an interrupted thread sends, and does not say so.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            asked = received + messages;
        }
    }

    private boolean isServed() {
        try {
            ConsumerInfo info = subscription.getConsumerInfo();
            return info != null && info.getNumWaiting() > 0;
        } catch (IOException | IllegalStateException e) {
            // Nobody knows; the next time will tell, or the end of the outage.
            return true;
        } catch (JetStreamApiException e) {
            return false;
        }
    }

    /** Takes it from the server. */
    @Override
    public void close() {
        try {
            subscription.unsubscribe();
            session.management().deleteConsumer(subscription.getStreamName(), subscription.getConsumerName());
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            LOG.debug("A consumer is left to the server, which removes it: {}", e.getMessage());
        }
    }
}
