import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class LedgerIT {
    @Test
    void initSqlHasRunThere() throws Exception {
        assertEquals("127.0.0.1", System.getProperty("prism.postgres.host"));
        try (Connection connection = DriverManager.getConnection(
                        System.getProperty("prism.postgres.url"),
                        System.getProperty("prism.postgres.username"),
                        System.getProperty("prism.postgres.password"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT amount FROM entries")) {
            row.next();
            assertEquals(42, row.getInt(1));
        }
    }
}
