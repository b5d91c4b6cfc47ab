package ${package}.redis;

import ${package}.backend.BackendUnavailableException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Function;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** The connections that calls take turns with, and what becomes of their errors. */
final class RedisPool implements AutoCloseable {
    /** The first word of errors that may be gone at the next try: Redis starts, fails over, or wants its operator. */
    private static final Set<String> TRANSIENT = Set.of(
            "BUSY",
            "CLUSTERDOWN",
            "LOADING",
            "MASTERDOWN",
            "MISCONF",
            "NOAUTH",
            "NOREPLICAS",
            "OOM",
            "READONLY",
            "TRYAGAIN",
            "WRONGPASS");

    private static final String FULL = "ERR max number of clients reached";

    private final RedisClient client;

    /** @param client closed with this pool */
    RedisPool(RedisClient client) {
        this.client = client;
    }

    <T> T call(Function<RedisClient, T> command) {
        try {
            return command.apply(client);
        } catch (JedisConnectionException e) {
            // What cut this connection has cut the idle ones too; they must not make the next calls fail as well.
            client.getPool().clear();
            throw failure(e);
        } catch (JedisException e) {
            throw failure(e);
        }
    }

    void ping() {
        call(RedisClient::ping);
    }

    @Override
    public void close() {
        client.close();
    }

    /** What an error of Redis or of the connection to it is for a caller. */
    static RuntimeException failure(JedisException error) {
        if (error instanceof JedisDataException && !isTransient(error.getMessage())) {
            return new IllegalStateException("Redis refused: " + error.getMessage(), error);
        }
        return new BackendUnavailableException("Redis is unavailable: " + reason(error), error);
    }

    private static boolean isTransient(String message) {
        return TRANSIENT.contains(message.split(" ", 2)[0]) || message.startsWith(FULL);
    }

    /** What the innermost error says: those around it tell only what was tried. */
    static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null || root.getSuppressed().length > 0) {
            root = root.getCause() != null ? root.getCause() : root.getSuppressed()[0];
        }
        if (root instanceof UnknownHostException) {
            return "unknown host " + root.getMessage();
        }
        return root.getMessage() != null ? root.getMessage() : root.toString();
    }
}
