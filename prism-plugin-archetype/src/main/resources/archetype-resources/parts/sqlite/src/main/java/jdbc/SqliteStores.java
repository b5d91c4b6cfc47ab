package ${package}.jdbc;

import ${package}.backend.BackendFactory;
import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.keyvalue.KeyValueStore;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Opens stores in SQLite files. The backend's configuration: {@code path}, the file, which is created if need be, or
 * {@code :memory:}; {@code pool_size}, 4 unless given.
 */
public final class SqliteStores implements BackendFactory<KeyValueStore> {
    private static final String IN_MEMORY = ":memory:";
    private static final int DEFAULT_POOL_SIZE = 4;
    private static final int CONNECT_MILLIS = 5000;

    private final InstantSource clock;

    public SqliteStores(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public KeyValueStore open(Settings settings) throws ConfigException {
        String path = settings.required("path", "/data/${artifactId}.db");
        HikariConfig config = new HikariConfig();
        config.setPoolName("sqlite");
        config.setJdbcUrl("jdbc:sqlite:" + path);
        config.setMaximumPoolSize(settings.positive("pool_size", DEFAULT_POOL_SIZE));
        config.setConnectionTimeout(CONNECT_MILLIS);
        // Readers go on while one writes; writers wait for each other, that long.
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("busy_timeout", "5000");
        // A write lock from the start, so that two transactions cannot both read first and then wait for each other.
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        // With WAL a power cut loses the last transactions at worst, and never harms the file.
        config.addDataSourceProperty("synchronous", "NORMAL");
        if (path.equals(IN_MEMORY)) {
            // Each connection would have a database of its own.
            config.setMaximumPoolSize(1);
            config.setMaxLifetime(0);
        } else {
            checkFolder(Path.of(path));
        }
        return connect(config, path);
    }

    private static void checkFolder(Path path) throws ConfigException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ConfigException("backend.path is in a folder that does not exist: " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new ConfigException("backend.path is in a folder that this user may not write to: " + folder);
        }
    }

    private KeyValueStore connect(HikariConfig config, String path) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new BackendUnavailableException(
                    "cannot open " + path + ": " + e.getCause().getMessage(), e);
        }
        try {
            return new JdbcStore(pool, new SqliteDialect(), clock);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }
}
