package ${package}.pubsub;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.prismdata.interfaces.pubsub.Message;

/** Hands messages over within this process. A message that nobody has subscribed to is gone. */
public final class MemBroker implements Broker {
    private final InstantSource clock;
    private final AtomicLong lastId = new AtomicLong();
    private final ConcurrentMap<String, Set<Backlog>> subscriptions = new ConcurrentHashMap<>();

    public MemBroker(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String publish(String topic, ByteString payload, Map<String, String> metadata) {
        String id = Long.toString(lastId.incrementAndGet());
        Message message = Message.newBuilder()
                .setTopic(topic)
                .setPayload(payload)
                .putAllMetadata(metadata)
                .setMessageId(id)
                .setTimestamp(clock.millis())
                .build();
        // One at a time within a topic, so that all its subscribers see one order.
        subscriptions.computeIfPresent(topic, (name, backlogs) -> {
            backlogs.forEach(backlog -> backlog.add(message));
            return backlogs;
        });
        return id;
    }

    @Override
    public Subscription subscribe(String topic) {
        Backlog backlog = new Backlog(closed -> remove(topic, closed));
        subscriptions.compute(topic, (name, backlogs) -> {
            Set<Backlog> all = backlogs == null ? ConcurrentHashMap.newKeySet() : backlogs;
            all.add(backlog);
            return all;
        });
        return backlog;
    }

    private void remove(String topic, Backlog backlog) {
        subscriptions.computeIfPresent(topic, (name, backlogs) -> {
            backlogs.remove(backlog);
            return backlogs.isEmpty() ? null : backlogs;
        });
    }

    @Override
    public void ping() {
        // It is always there.
    }

    @Override
    public void close() {
        subscriptions.clear();
    }
}
