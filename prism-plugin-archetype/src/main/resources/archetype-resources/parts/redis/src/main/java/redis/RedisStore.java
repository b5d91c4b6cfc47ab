package ${package}.redis;

import ${package}.keyvalue.KeyValueStore;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps each entry as a string of Redis, under its own key. A batch is one command, so others see all of it or none. */
final class RedisStore implements KeyValueStore {
    private final RedisPool pool;

    /** @param pool closed with this store */
    RedisStore(RedisPool pool) {
        this.pool = pool;
    }

    @Override
    public void set(String key, ByteString value) {
        pool.call(redis -> redis.set(bytes(key), value.toByteArray()));
    }

    @Override
    public Optional<ByteString> get(String key) {
        return Optional.ofNullable(pool.call(redis -> redis.get(bytes(key)))).map(UnsafeByteOperations::unsafeWrap);
    }

    @Override
    public void delete(String key) {
        pool.call(redis -> redis.del(bytes(key)));
    }

    @Override
    public boolean exists(String key) {
        return pool.call(redis -> redis.exists(bytes(key)));
    }

    @Override
    public boolean expire(String key, Duration ttl) {
        return pool.call(redis -> redis.pexpire(bytes(key), ttl.toMillis())) > 0;
    }

    @Override
    public long ttlSeconds(String key) {
        // Redis has the same two negative answers.
        long millis = pool.call(redis -> redis.pttl(bytes(key)));
        // Rounded up: a key that is still there never shows 0.
        return millis < 0 ? millis : Math.max(1, (millis + 999) / 1000);
    }

    @Override
    public boolean persist(String key) {
        return pool.call(redis -> redis.persist(bytes(key))) > 0;
    }

    @Override
    public void setAll(Map<String, ByteString> entries) {
        if (entries.isEmpty()) {
            return;
        }
        byte[][] keysAndValues = new byte[2 * entries.size()][];
        int i = 0;
        for (Map.Entry<String, ByteString> entry : entries.entrySet()) {
            keysAndValues[i++] = bytes(entry.getKey());
            keysAndValues[i++] = entry.getValue().toByteArray();
        }
        pool.call(redis -> redis.mset(keysAndValues));
    }

    @Override
    public Map<String, ByteString> getAll(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<String> asked = List.copyOf(keys);
        List<byte[]> values = pool.call(redis -> redis.mget(bytes(asked)));
        Map<String, ByteString> found = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (values.get(i) != null) {
                found.put(asked.get(i), UnsafeByteOperations.unsafeWrap(values.get(i)));
            }
        }
        return found;
    }

    @Override
    public void deleteAll(Collection<String> keys) {
        if (!keys.isEmpty()) {
            pool.call(redis -> redis.del(bytes(keys)));
        }
    }

    @Override
    public void ping() {
        pool.ping();
    }

    @Override
    public void close() {
        pool.close();
    }

    private static byte[][] bytes(Collection<String> keys) {
        return keys.stream().map(RedisStore::bytes).toArray(byte[][]::new);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
