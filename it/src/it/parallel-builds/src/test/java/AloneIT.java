import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class AloneIT {
    @Test
    void nobodyElseIsInTheDatabase() throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (id INT)");
            statement.execute("INSERT INTO mine VALUES (1)");
            Thread.sleep(2000);
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM mine")) {
                row.next();
                assertEquals(1, row.getInt(1));
            }
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("prism.postgres.url"),
                System.getProperty("prism.postgres.username"),
                System.getProperty("prism.postgres.password"));
    }
}
