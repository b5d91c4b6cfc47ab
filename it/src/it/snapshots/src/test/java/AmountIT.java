import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class AmountIT {
    @Test
    void theDatabaseIsAsTheSqlLeftIt() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT sum(amount) FROM amounts")) {
                row.next();
                assertEquals(Integer.getInteger("amount", 1), row.getInt(1));
            }
            statement.execute("INSERT INTO amounts VALUES (10)");
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("prism.postgres.url"),
                System.getProperty("prism.postgres.username"),
                System.getProperty("prism.postgres.password"));
    }
}
