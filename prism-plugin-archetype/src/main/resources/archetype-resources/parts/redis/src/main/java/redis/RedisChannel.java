package ${package}.redis;

import ${package}.pubsub.Backlog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import redis.clients.jedis.exceptions.JedisException;

/** Who has subscribed to a topic. {@link RedisSubscriptions} sees to it that one thread at a time uses it. */
final class RedisChannel {
    final Set<Backlog> live = new HashSet<>();
    final Map<Backlog, CompletableFuture<Void>> waiting = new HashMap<>();

    /**
     * SUBSCRIBE commands under way. Subscribers go live when there is none: a confirmation that comes earlier may be
     * of a time before the plugin unsubscribed.
     */
    int unconfirmed;

    boolean isUnused() {
        return live.isEmpty() && waiting.isEmpty();
    }

    void goLive() {
        live.addAll(waiting.keySet());
        waiting.values().forEach(confirmed -> confirmed.complete(null));
        waiting.clear();
    }

    void fail(JedisException e) {
        waiting.values().forEach(confirmed -> confirmed.completeExceptionally(e));
        waiting.clear();
    }
}
