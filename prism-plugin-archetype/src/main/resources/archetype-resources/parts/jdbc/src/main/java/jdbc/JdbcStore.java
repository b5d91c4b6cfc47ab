package ${package}.jdbc;

import ${package}.backend.BackendUnavailableException;
import ${package}.keyvalue.KeyValueStore;
import com.google.protobuf.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import io.grpc.Context;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Keeps the entries in one table of a database. A batch is one transaction. */
public final class JdbcStore implements KeyValueStore {
    private static final String LIVE = "(expires_at is null or expires_at > ?)";

    /** SQLSTATE classes of what may be gone at the next try: connection, rollback, resources, shutdown. */
    private static final Set<String> TRANSIENT = Set.of("08", "40", "53", "57");

    private static final int SECONDS_TO_ANSWER = 5;

    /** Not the common pool, which may have a single thread: a database is told over a connection of its own. */
    private final ExecutorService cancelling = Executors.newCachedThreadPool(JdbcStore::daemon);

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final InstantSource clock;

    /**
     * Creates the table if need be.
     *
     * @param pool closed with this store
     * @param clock decides what has expired
     */
    public JdbcStore(HikariDataSource pool, Dialect dialect, InstantSource clock) {
        this.pool = pool;
        this.dialect = dialect;
        this.clock = clock;
        inTransaction(dialect::createTable);
    }

    @Override
    public void set(String key, ByteString value) {
        connected(connection -> {
            dialect.upsert(connection, Map.of(key, value));
            return null;
        });
    }

    @Override
    public Optional<ByteString> get(String key) {
        return Optional.ofNullable(getAll(List.of(key)).get(key));
    }

    @Override
    public void delete(String key) {
        update("delete from prism_key_value where entry_key = ?", key);
    }

    @Override
    public boolean exists(String key) {
        String sql = "select 1 from prism_key_value where entry_key = ? and " + LIVE;
        return query(sql, ResultSet::next, key, clock.millis());
    }

    @Override
    public boolean expire(String key, Duration ttl) {
        long now = clock.millis();
        String sql = "update prism_key_value set expires_at = ? where entry_key = ? and " + LIVE;
        boolean existed = update(sql, now + ttl.toMillis(), key, now) > 0;
        // Here, because no other call makes entries that expire.
        connected(connection -> {
            dialect.deleteExpired(connection, now);
            return null;
        });
        return existed;
    }

    @Override
    public long ttlSeconds(String key) {
        long now = clock.millis();
        String sql = "select expires_at from prism_key_value where entry_key = ? and " + LIVE;
        return query(sql, rows -> rows.next() ? ttlSeconds(rows, now) : NO_SUCH_KEY, key, now);
    }

    private static long ttlSeconds(ResultSet row, long now) throws SQLException {
        long expiresAt = row.getLong(1);
        // Rounded up: a key that is still there never shows 0.
        return row.wasNull() ? NO_EXPIRY : (expiresAt - now + 999) / 1000;
    }

    @Override
    public boolean persist(String key) {
        String sql = "update prism_key_value set expires_at = null where entry_key = ? and expires_at > ?";
        return update(sql, key, clock.millis()) > 0;
    }

    @Override
    public void setAll(Map<String, ByteString> entries) {
        // Sorted, here and below, so that two batches never wait for each other's rows.
        inTransaction(connection -> dialect.upsert(connection, new TreeMap<>(entries)));
    }

    @Override
    public Map<String, ByteString> getAll(Collection<String> keys) {
        String sql = "select entry_key, entry_value from prism_key_value where entry_key in (%s) and " + LIVE;
        long now = clock.millis();
        return connected(connection -> {
            Map<String, ByteString> entries = new HashMap<>();
            KeyGroups.forEach(connection, sql, keys, (statement, next) -> {
                statement.setLong(next, now);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        entries.put(rows.getString(1), ByteString.copyFrom(rows.getBytes(2)));
                    }
                }
            });
            return entries;
        });
    }

    @Override
    public void deleteAll(Collection<String> keys) {
        inTransaction(connection -> dialect.delete(connection, new TreeSet<>(keys)));
    }

    @Override
    public void ping() {
        connected(connection -> {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                throw new SQLTransientException("no answer for " + SECONDS_TO_ANSWER + " s");
            }
            return null;
        });
    }

    @Override
    public void close() {
        pool.close();
        cancelling.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cancelling");
        thread.setDaemon(true);
        return thread;
    }

    private <T> T query(String sql, Reader<T> reader, Object... parameters) {
        return connected(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        });
    }

    private int update(String sql, Object... parameters) {
        return connected(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private void inTransaction(Step step) {
        connected(connection -> {
            connection.setAutoCommit(false);
            // The pool rolls back and sets auto-commit again when the connection returns to it.
            step.run(connection);
            connection.commit();
            return null;
        });
    }

    private <T> T connected(Work<T> work) {
        Context caller = Context.current();
        try (Connection connection = pool.getConnection();
                Cancellation cancellation = new Cancellation(connection)) {
            caller.addListener(cancellation, cancelling);
            try {
                return work.run(connection);
            } finally {
                caller.removeListener(cancellation);
            }
        } catch (SQLException e) {
            if (isTransient(e)) {
                throw new BackendUnavailableException("the database is unavailable: " + e.getMessage(), e);
            }
            throw new IllegalStateException("the database refused: " + e.getMessage(), e);
        }
    }

    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || state != null && state.length() == 5 && TRANSIENT.contains(state.substring(0, 2));
    }

    /** Ends what a connection works on when its caller has hung up or is out of time: nobody waits for the result. */
    private final class Cancellation implements Context.CancellationListener, AutoCloseable {
        private final Connection connection;
        private boolean over;

        Cancellation(Connection connection) {
            this.connection = connection;
        }

        @Override
        public synchronized void cancelled(Context caller) {
            if (!over) {
                dialect.cancel(connection);
            }
        }

        /** Waits for a cancellation that is under way: it must not hit what the connection is used for next. */
        @Override
        public synchronized void close() {
            over = true;
        }
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private interface Step {
        void run(Connection connection) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
