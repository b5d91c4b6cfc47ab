package ${package}.jdbc;

import ${package}.config.ConfigException;
import ${package}.keyvalue.KeyValueStore;
import ${package}.keyvalue.StoreFactory;
import ${package}.keyvalue.StoreUnavailableException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Opens stores on PostgreSQL. The backend's configuration: {@code connection_string}, and where that does not hold them
 * {@code username} and {@code password}; {@code pool_size}, 10 unless given.
 */
public final class PostgresStores implements StoreFactory {
    private static final int DEFAULT_POOL_SIZE = 10;
    private static final int CONNECT_MILLIS = 5000;

    private final InstantSource clock;

    public PostgresStores(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public KeyValueStore open(Map<String, Object> backend) throws ConfigException {
        ConnectionString address = ConnectionString.parse(text(backend, "connection_string")
                .orElseThrow(() -> new ConfigException("backend.connection_string is missing,"
                        + " for example postgres://USER:PASSWORD@localhost:5432/DATABASE")));
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(address.jdbcUrl());
        text(backend, "username").or(address::username).ifPresent(config::setUsername);
        text(backend, "password").or(address::password).ifPresent(config::setPassword);
        config.setMaximumPoolSize(poolSize(backend));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        // The driver's, in seconds; the connection string's options come before them.
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        return connect(config);
    }

    private KeyValueStore connect(HikariConfig config) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreUnavailableException(
                    "cannot connect to Postgres: " + e.getCause().getMessage(), e);
        }
        try {
            return new JdbcStore(pool, new PostgresDialect(), clock);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static int poolSize(Map<String, Object> backend) throws ConfigException {
        Object size = backend.getOrDefault("pool_size", DEFAULT_POOL_SIZE);
        if (size instanceof Integer number && number > 0) {
            return number;
        }
        throw new ConfigException("backend.pool_size must be a positive number, got \"" + size + "\"");
    }

    private static Optional<String> text(Map<String, Object> backend, String key) throws ConfigException {
        Object value = backend.get(key);
        if (value == null || value instanceof String || value instanceof Number) {
            return Optional.ofNullable(value).map(Object::toString);
        }
        throw new ConfigException("backend." + key + " must be a text");
    }
}
