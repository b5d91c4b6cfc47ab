package ${package}.keyvalue;

import ${package}.backend.Backend;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The backend as the services see it. Every method may be called by many threads at once and throws
 * {@link ${package}.backend.BackendUnavailableException} when the backend cannot be reached.
 */
public interface KeyValueStore extends Backend {
    /** {@link #ttlSeconds} of a key that never expires. */
    long NO_EXPIRY = -1;

    /** {@link #ttlSeconds} of a key that does not exist. */
    long NO_SUCH_KEY = -2;

    /** Stores the value; an expiry that the key had is gone. */
    void set(String key, ByteString value);

    Optional<ByteString> get(String key);

    /** Does nothing if there is no such key. */
    void delete(String key);

    boolean exists(String key);

    /**
     * Makes the key expire after the given time, at once if that is zero.
     *
     * @return whether the key existed
     */
    boolean expire(String key, Duration ttl);

    /** The seconds the key has left, rounded up, or {@link #NO_EXPIRY}, or {@link #NO_SUCH_KEY}. */
    long ttlSeconds(String key);

    /**
     * Makes the key permanent.
     *
     * @return whether it would have expired
     */
    boolean persist(String key);

    /** Stores every entry; expiries that the keys had are gone. */
    void setAll(Map<String, ByteString> entries);

    /** The entries of those keys that exist. */
    Map<String, ByteString> getAll(Collection<String> keys);

    /** Deletes those keys that exist. */
    void deleteAll(Collection<String> keys);
}
