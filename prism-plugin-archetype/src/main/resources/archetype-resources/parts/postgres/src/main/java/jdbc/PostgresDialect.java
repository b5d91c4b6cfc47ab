package ${package}.jdbc;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL 12 and later. */
public final class PostgresDialect implements Dialect {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDialect.class);

    /** Any number, as long as all plugins take the same one. */
    private static final long SCHEMA_LOCK = 0x707269736dL;

    @Override
    public void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // "if not exists" alone fails when two sessions create the table at once.
            statement.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
            statement.execute("""
                    create table if not exists prism_key_value (
                      entry_key text primary key,
                      entry_value bytea not null,
                      expires_at bigint)""");
            statement.execute("""
                    create index if not exists prism_key_value_expiry
                      on prism_key_value (expires_at) where expires_at is not null""");
        }
    }

    @Override
    public void upsert(Connection connection, Map<String, ByteString> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into prism_key_value (entry_key, entry_value) values (?, ?)
                on conflict (entry_key) do update set entry_value = excluded.entry_value, expires_at = null""")) {
            for (Map.Entry<String, ByteString> entry : entries.entrySet()) {
                statement.setString(1, entry.getKey());
                statement.setBytes(2, entry.getValue().toByteArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void deleteExpired(Connection connection, long now) throws SQLException {
        // Locked rows are left to whoever holds them, so this never waits.
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from prism_key_value where entry_key in (
                  select entry_key from prism_key_value where expires_at <= ? limit 100 for update skip locked)""")) {
            statement.setLong(1, now);
            statement.executeUpdate();
        }
    }

    @Override
    public void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.debug("A query could not be cancelled", e);
        }
    }
}
