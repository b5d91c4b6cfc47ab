import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Leaves something behind, and would find what an earlier run has left. */
class FreshIT {
    @Test
    void postgresHasADatabaseForThisRun() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getProperty("prism.postgres.url"),
                        System.getProperty("prism.postgres.username"),
                        System.getProperty("prism.postgres.password"));
                Statement statement = connection.createStatement()) {
            assertEquals("42", one(statement, "SELECT sum(amount) FROM entries"));
            statement.execute("INSERT INTO entries VALUES (1)");
            statement.execute("CREATE TABLE left_behind (amount INTEGER)");
            // The user's, and this one; an earlier run's is gone.
            assertEquals("2", one(statement, "SELECT count(*) FROM pg_database WHERE datname LIKE 'prism\\_%'"));
        }
    }

    @Test
    void redisHasADatabaseForThisRun() {
        try (RedisClient redis = RedisClient.create(System.getProperty("prism.redis.url"))) {
            assertEquals(0, redis.dbSize());
            redis.set("left", "behind");
        }
    }

    @Test
    void natsHasNamesForThisRun() {
        assertTrue(System.getProperty("prism.nats.prefix").matches("prism-[0-9a-f-]+\\."));
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
