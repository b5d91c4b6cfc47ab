package ${package}.pubsub;

import ${package}.backend.Backend;
import com.google.protobuf.ByteString;
import java.util.Map;

/**
 * The backend as the service sees it. Every method may be called by many threads at once and throws
 * {@link ${package}.backend.BackendUnavailableException} when the backend cannot be reached.
 */
public interface Broker extends Backend {
    /**
     * Hands a message to the backend. After a failure it may have been published or not.
     *
     * @return its id; no other message of the topic has it
     */
    String publish(String topic, ByteString payload, Map<String, String> metadata);

    /** Subscribes to the messages that are published from the moment that this returns. */
    Subscription subscribe(String topic);
}
