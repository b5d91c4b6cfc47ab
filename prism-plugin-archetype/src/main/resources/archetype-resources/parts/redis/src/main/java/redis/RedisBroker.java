package ${package}.redis;

import ${package}.pubsub.Broker;
import ${package}.pubsub.Subscription;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.prismdata.interfaces.pubsub.Message;

/** Publishes on the channel with the topic's name. A message that nobody has subscribed to is gone. */
final class RedisBroker implements Broker {
    private final RedisPool pool;
    private final RedisSubscriptions subscriptions;

    /** Redis counts no messages, so each plugin does, and there may be several of them. */
    private final String plugin = UUID.randomUUID().toString();

    private final AtomicLong published = new AtomicLong();

    /** @param subscriptions closed with this broker; the pool is not */
    RedisBroker(RedisPool pool, RedisSubscriptions subscriptions) {
        this.pool = pool;
        this.subscriptions = subscriptions;
    }

    @Override
    public String publish(String topic, ByteString payload, Map<String, String> metadata) {
        String id = plugin + "-" + published.incrementAndGet();
        Message message = Message.newBuilder()
                .setTopic(topic)
                .setPayload(payload)
                .putAllMetadata(metadata)
                .setMessageId(id)
                .setTimestamp(System.currentTimeMillis())
                .build();
        pool.call(redis -> redis.publish(topic.getBytes(StandardCharsets.UTF_8), message.toByteArray()));
        return id;
    }

    @Override
    public Subscription subscribe(String topic) {
        return subscriptions.open(topic);
    }

    @Override
    public void ping() {
        pool.ping();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
