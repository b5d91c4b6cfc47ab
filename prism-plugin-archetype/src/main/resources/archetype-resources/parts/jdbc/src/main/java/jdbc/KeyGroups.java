package ${package}.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Batches for statements with a list of keys: in groups, since a database must compile a statement anew for each length. */
final class KeyGroups {
    private static final int SIZE = 50;

    private KeyGroups() {}

    /**
     * Runs a statement once for each group of keys, in their order.
     *
     * @param sql whose first parameters are the keys; their list stands where it says {@code %s}
     * @param step sets what parameters are left, and executes the statement
     */
    static void forEach(Connection connection, String sql, Collection<String> keys, Step step) throws SQLException {
        List<String> sorted = List.copyOf(new TreeSet<>(keys));
        int size = Math.min(SIZE, sorted.size());
        if (size == 0) {
            return;
        }
        String list = String.join(", ", Collections.nCopies(size, "?"));
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(list))) {
            for (int from = 0; from < sorted.size(); from += size) {
                for (int i = 0; i < size; i++) {
                    // The last group is filled up with the last key.
                    statement.setString(i + 1, sorted.get(Math.min(from + i, sorted.size() - 1)));
                }
                step.run(statement, size + 1);
            }
        }
    }

    interface Step {
        /** @param next the number of the first parameter after the keys */
        void run(PreparedStatement statement, int next) throws SQLException;
    }
}
