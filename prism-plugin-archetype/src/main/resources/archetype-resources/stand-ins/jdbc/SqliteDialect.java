package ${package}.jdbc;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SQLite 3.24 and later. */
public final class SqliteDialect implements Dialect {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDialect.class);

    @Override
    public void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // One writer at a time: whoever comes second finds the table.
            statement.execute("""
                    create table if not exists prism_key_value (
                      entry_key text primary key,
                      entry_value blob not null,
                      expires_at integer)""");
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
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from prism_key_value where entry_key in (
                  select entry_key from prism_key_value where expires_at <= ? limit 100)""")) {
            statement.setLong(1, now);
            statement.executeUpdate();
        }
    }

    @Override
    public void cancel(Connection connection) {
        // With SQLite's driver this ends all that the connection does.
        try (Statement statement = connection.createStatement()) {
            statement.cancel();
        } catch (SQLException e) {
            LOG.debug("A statement could not be cancelled", e);
        }
    }
}
