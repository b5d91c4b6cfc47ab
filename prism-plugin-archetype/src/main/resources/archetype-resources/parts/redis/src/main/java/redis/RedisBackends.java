package ${package}.redis;

import ${package}.StoreAndBroker;
import ${package}.backend.BackendFactory;
import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Connects to Redis. The backend's configuration: {@code address}, and where that does not hold them {@code username},
 * {@code password} and {@code database}; {@code pool_size}, 8 unless given.
 */
public final class RedisBackends implements BackendFactory<StoreAndBroker> {
    private static final int DEFAULT_POOL_SIZE = 8;

    /** For each of: a free connection of the pool, a new one, an answer. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Override
    public StoreAndBroker open(Settings settings) throws ConfigException {
        RedisAddress address = RedisAddress.parse(settings.required("address", "localhost:6379"));
        JedisClientConfig config = config(settings, address);
        RedisClient client = RedisClient.builder()
                .hostAndPort(address.server())
                .clientConfig(config)
                .poolConfig(poolConfig(settings))
                .build();
        try {
            client.ping();
        } catch (JedisException e) {
            client.close();
            throw new BackendUnavailableException(
                    "cannot connect to Redis at " + address.server() + ": " + RedisPool.reason(e), e);
        }
        RedisPool pool = new RedisPool(client);
        RedisSubscriptions subscriptions =
                new RedisSubscriptions(address.server(), config, RedisSubscriptions.HEARTBEAT);
        return new StoreAndBroker(new RedisStore(pool), new RedisBroker(pool, subscriptions));
    }

    private static JedisClientConfig config(Settings settings, RedisAddress address) throws ConfigException {
        Optional<String> username = given(settings, "username").or(address::username);
        // A user without a password still has to say who it is.
        Optional<String> password =
                given(settings, "password").or(address::password).or(() -> username.map(user -> ""));
        return DefaultJedisClientConfig.builder()
                // Every Redis begins with the protocol that this needs, so nothing is negotiated.
                .serverDefaultProtocol()
                .sslOptions(address.tls() ? SslOptions.defaults() : null)
                .user(username.orElse(null))
                .password(password.orElse(null))
                .database(database(
                        given(settings, "database").or(address::database).orElse("0")))
                .clientName("${artifactId}")
                .connectionTimeoutMillis((int) LIMIT.toMillis())
                .socketTimeoutMillis((int) LIMIT.toMillis())
                .build();
    }

    private static Optional<String> given(Settings settings, String key) throws ConfigException {
        return settings.text(key).filter(text -> !text.isEmpty());
    }

    private static int database(String text) throws ConfigException {
        if (!text.matches("\\d{1,9}")) {
            throw new ConfigException("backend.database must be a number from 0 on, got \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static ConnectionPoolConfig poolConfig(Settings settings) throws ConfigException {
        int size = settings.positive("pool_size", DEFAULT_POOL_SIZE);
        ConnectionPoolConfig config = new ConnectionPoolConfig();
        config.setMaxTotal(size);
        config.setMaxIdle(size);
        config.setMaxWait(LIMIT);
        // Idle ones are closed after a minute, and all of them when one has failed.
        config.setTestWhileIdle(false);
        config.setJmxEnabled(false);
        return config;
    }
}
