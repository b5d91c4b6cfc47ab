import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoredIT {
    @Test
    void theDatabaseIsThere() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                System.getProperty("prism.postgres.url"),
                System.getProperty("prism.postgres.username"),
                System.getProperty("prism.postgres.password"))) {
            connection.createStatement().execute("CREATE TABLE small (id INT)");
        }
    }
}
