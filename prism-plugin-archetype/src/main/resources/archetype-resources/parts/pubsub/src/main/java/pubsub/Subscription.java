package ${package}.pubsub;

import java.time.Duration;
import java.util.Optional;
import org.prismdata.interfaces.pubsub.Message;

/**
 * A subscriber's place in a topic. It is used by one thread at a time, and outlives an outage of the backend: messages
 * go on once that is back.
 */
public interface Subscription extends AutoCloseable {
    /**
     * Waits for the next message, in the order of publishing.
     *
     * @return empty if none came within the limit
     * @throws FellBehindException if the subscriber took so long that messages were lost
     */
    Optional<Message> next(Duration limit) throws InterruptedException;

    @Override
    void close();
}
