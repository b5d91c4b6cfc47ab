package ${package}.jdbc;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Apache Derby, which runs in the tests' own process. */
final class DerbyDialect implements Dialect {
    private static final String TABLE_EXISTS = "X0Y32";
    private static final String DUPLICATE_KEY = "23505";

    @Override
    public void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table prism_key_value (
                      entry_key varchar(1024) primary key,
                      entry_value blob not null,
                      expires_at bigint)""");
        } catch (SQLException e) {
            if (!TABLE_EXISTS.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    @Override
    public void upsert(Connection connection, Map<String, ByteString> entries) throws SQLException {
        // An update that finds nothing takes longer than to look first.
        Set<String> existing = existing(connection, entries.keySet());
        try (PreparedStatement update = connection.prepareStatement(
                        "update prism_key_value set entry_value = ?, expires_at = null where entry_key = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into prism_key_value (entry_value, entry_key) values (?, ?)")) {
            for (Map.Entry<String, ByteString> entry : entries.entrySet()) {
                boolean updated = existing.contains(entry.getKey()) && write(update, entry);
                if (!updated && !write(insert, entry)) {
                    // Someone else inserted it in between.
                    write(update, entry);
                }
            }
        }
    }

    private static Set<String> existing(Connection connection, Set<String> keys) throws SQLException {
        Set<String> existing = new HashSet<>();
        String sql = "select entry_key from prism_key_value where entry_key in (%s)";
        KeyGroups.forEach(connection, sql, keys, (statement, next) -> {
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    existing.add(rows.getString(1));
                }
            }
        });
        return existing;
    }

    private static boolean write(PreparedStatement statement, Map.Entry<String, ByteString> entry)
            throws SQLException {
        statement.setBytes(1, entry.getValue().toByteArray());
        statement.setString(2, entry.getKey());
        try {
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            if (!DUPLICATE_KEY.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void delete(Connection connection, SortedSet<String> keys) throws SQLException {
        String sql = "delete from prism_key_value where entry_key in (%s)";
        KeyGroups.forEach(connection, sql, keys, (statement, next) -> statement.executeUpdate());
    }

    @Override
    public void deleteExpired(Connection connection, long now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from prism_key_value where expires_at <= ?")) {
            statement.setLong(1, now);
            statement.executeUpdate();
        }
    }

    @Override
    public void cancel(Connection connection) {
        // Derby cannot; what it does in memory takes no time to wait for.
    }
}
