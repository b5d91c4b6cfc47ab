package ${package}.jdbc;

import ${package}.backend.BackendFactory;
import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.keyvalue.KeyValueStore;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.InstantSource;

/**
 * Opens stores on PostgreSQL. The backend's configuration: {@code connection_string}, and where that does not hold them
 * {@code username} and {@code password}; {@code pool_size}, 10 unless given.
 */
public final class PostgresStores implements BackendFactory<KeyValueStore> {
    private static final int DEFAULT_POOL_SIZE = 10;
    private static final int CONNECT_MILLIS = 5000;

    private final InstantSource clock;

    public PostgresStores(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public KeyValueStore open(Settings settings) throws ConfigException {
        ConnectionString address = ConnectionString.parse(
                settings.required("connection_string", "postgres://USER:PASSWORD@localhost:5432/DATABASE"));
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(address.jdbcUrl());
        settings.text("username").or(address::username).ifPresent(config::setUsername);
        settings.text("password").or(address::password).ifPresent(config::setPassword);
        config.setMaximumPoolSize(settings.positive("pool_size", DEFAULT_POOL_SIZE));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        // The driver's, in seconds; the connection string's options come before them.
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        // Else the driver's messages quote the values that a statement was to store, and they end up in logs.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return connect(config);
    }

    private KeyValueStore connect(HikariConfig config) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new BackendUnavailableException(
                    "cannot connect to Postgres: " + e.getCause().getMessage(), e);
        }
        try {
            return new JdbcStore(pool, new PostgresDialect(), clock);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }
}
