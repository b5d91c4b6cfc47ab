package ${package}.jdbc;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

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
        for (Map.Entry<String, ByteString> entry : entries.entrySet()) {
            if (!update(connection, entry.getKey(), entry.getValue())
                    && !insert(connection, entry.getKey(), entry.getValue())) {
                // Someone else inserted it in between.
                update(connection, entry.getKey(), entry.getValue());
            }
        }
    }

    private static boolean update(Connection connection, String key, ByteString value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update prism_key_value set entry_value = ?, expires_at = null where entry_key = ?")) {
            statement.setBytes(1, value.toByteArray());
            statement.setString(2, key);
            return statement.executeUpdate() > 0;
        }
    }

    private static boolean insert(Connection connection, String key, ByteString value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into prism_key_value (entry_key, entry_value) values (?, ?)")) {
            statement.setString(1, key);
            statement.setBytes(2, value.toByteArray());
            statement.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (!DUPLICATE_KEY.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
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
