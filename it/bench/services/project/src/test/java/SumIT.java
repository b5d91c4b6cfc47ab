import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SumIT {
    @Test
    void postgresAddsTheSame() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getProperty("prism.postgres.url"),
                        System.getProperty("prism.postgres.username"),
                        System.getProperty("prism.postgres.password"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 40 + 2")) {
            row.next();
            assertEquals(Sum.of(40, 2), row.getInt(1));
        }
    }
}
