package ${package}.keyvalue;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps everything in this process' memory. A batch is not atomic: others may see half of it. */
public final class MemStore implements KeyValueStore {
    /** Entries that a write looks at for expired ones: more than it adds, so that the sweep keeps up with writers. */
    private static final int SWEEP = 2;

    private final InstantSource clock;
    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Lock sweeping = new ReentrantLock();
    private Iterator<Map.Entry<String, Entry>> sweep = entries.entrySet().iterator();

    public MemStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void set(String key, ByteString value) {
        set(key, value, clock.instant());
    }

    @Override
    public Optional<ByteString> get(String key) {
        return live(key, clock.instant()).map(Entry::value);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public boolean exists(String key) {
        return live(key, clock.instant()).isPresent();
    }

    @Override
    public boolean expire(String key, Duration ttl) {
        Instant now = clock.instant();
        Entry expiring = entries.computeIfPresent(
                key, (k, entry) -> entry.liveAt(now) ? new Entry(entry.value(), now.plus(ttl)) : null);
        return expiring != null;
    }

    @Override
    public long ttlSeconds(String key) {
        Instant now = clock.instant();
        return live(key, now).map(entry -> entry.ttlSeconds(now)).orElse(NO_SUCH_KEY);
    }

    @Override
    public boolean persist(String key) {
        Instant now = clock.instant();
        AtomicBoolean persisted = new AtomicBoolean();
        entries.computeIfPresent(key, (k, entry) -> {
            if (!entry.liveAt(now)) {
                return null;
            }
            persisted.set(entry.expires());
            return Entry.permanent(entry.value());
        });
        return persisted.get();
    }

    @Override
    public void setAll(Map<String, ByteString> batch) {
        Instant now = clock.instant();
        batch.forEach((key, value) -> set(key, value, now));
    }

    @Override
    public Map<String, ByteString> getAll(Collection<String> keys) {
        Instant now = clock.instant();
        Map<String, ByteString> found = new HashMap<>();
        keys.forEach(key -> live(key, now).ifPresent(entry -> found.put(key, entry.value())));
        return found;
    }

    @Override
    public void deleteAll(Collection<String> keys) {
        keys.forEach(this::delete);
    }

    @Override
    public void ping() {
        // It is always there.
    }

    @Override
    public void close() {
        entries.clear();
    }

    /** How many entries take up memory, expired ones that were not swept yet among them. */
    int size() {
        return entries.size();
    }

    private void set(String key, ByteString value, Instant now) {
        entries.put(key, Entry.permanent(value));
        sweep(now);
    }

    private Optional<Entry> live(String key, Instant now) {
        Entry entry = entries.get(key);
        if (entry != null && !entry.liveAt(now)) {
            entries.remove(key, entry);
            return Optional.empty();
        }
        return Optional.ofNullable(entry);
    }

    /** Removes expired entries that nobody asks for: a few at each write, round the whole map over time. */
    private void sweep(Instant now) {
        if (!sweeping.tryLock()) {
            return;
        }
        try {
            for (int i = 0; i < SWEEP && sweep.hasNext(); i++) {
                Map.Entry<String, Entry> next = sweep.next();
                if (!next.getValue().liveAt(now)) {
                    entries.remove(next.getKey(), next.getValue());
                }
            }
            if (!sweep.hasNext()) {
                sweep = entries.entrySet().iterator();
            }
        } finally {
            sweeping.unlock();
        }
    }

    private record Entry(ByteString value, Instant expiresAt) {
        static Entry permanent(ByteString value) {
            return new Entry(value, Instant.MAX);
        }

        boolean expires() {
            return expiresAt.isBefore(Instant.MAX);
        }

        boolean liveAt(Instant now) {
            return now.isBefore(expiresAt);
        }

        long ttlSeconds(Instant now) {
            // Rounded up: a key that is still there never shows 0.
            return expires()
                    ? Duration.between(now, expiresAt).plusNanos(999_999_999).toSeconds()
                    : NO_EXPIRY;
        }
    }
}
