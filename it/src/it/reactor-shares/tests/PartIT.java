import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** The same in each module: what one leaves, another would find. */
class PartIT {
    @Test
    void postgresHasADatabaseForThisModule() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getProperty("prism.postgres.url"),
                        System.getProperty("prism.postgres.username"),
                        System.getProperty("prism.postgres.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE left_behind (amount INTEGER)");
        }
    }

    @Test
    void redisHasADatabaseForThisModule() {
        try (RedisClient redis = RedisClient.create(System.getProperty("prism.redis.url"))) {
            assertEquals(0, redis.dbSize());
            redis.set("left", "behind");
        }
    }
}
