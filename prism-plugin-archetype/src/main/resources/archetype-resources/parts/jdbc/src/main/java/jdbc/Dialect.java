package ${package}.jdbc;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedSet;

/**
 * What {@link JdbcStore} must say differently to each database. The table {@code prism_key_value} has the columns
 * {@code entry_key}, {@code entry_value} and {@code expires_at}, in milliseconds since 1970 or null.
 */
public interface Dialect {
    /** Creates the table unless it exists; plugins that start at the same moment do not get in each other's way. */
    void createTable(Connection connection) throws SQLException;

    /** Inserts or replaces the entries, in the map's order; they never expire. */
    void upsert(Connection connection, Map<String, ByteString> entries) throws SQLException;

    /** Deletes the entries, locking them in the order of the keys. */
    default void delete(Connection connection, SortedSet<String> keys) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from prism_key_value where entry_key = ?")) {
            for (String key : keys) {
                statement.setString(1, key);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Deletes some of the entries that have expired: few enough not to hold up the caller. */
    void deleteExpired(Connection connection, long now) throws SQLException;

    /** Ends what another thread executes on the connection, if the database can. */
    void cancel(Connection connection);
}
