import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class LedgerIT {
    private static final String URL = System.getProperty("prism.postgres.url");

    @Test
    void theUrlIsMadeOfHostPortAndTheDatabaseThatWasAskedFor() {
        assertEquals("127.0.0.1", System.getProperty("prism.postgres.host"));
        assertEquals("clerk", System.getProperty("prism.postgres.username"));
        assertEquals("jdbc:postgresql://127.0.0.1:" + Integer.getInteger("prism.postgres.port") + "/ledger", URL);
    }

    @Test
    void initSqlRanBeforeTheFirstTest() throws SQLException {
        assertEquals("42", ask("SELECT amount FROM entries"));
    }

    @Test
    void theCommandReachedTheServer() throws SQLException {
        assertEquals("17", ask("SHOW max_connections"));
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        URL, System.getProperty("prism.postgres.username"), System.getProperty("prism.postgres.password"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
