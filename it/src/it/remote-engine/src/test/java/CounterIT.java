import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class CounterIT {
    @Test
    void commandsAreServed() {
        try (RedisClient redis = RedisClient.create(URI.create(System.getProperty("prism.redis.url")))) {
            assertEquals(42, redis.incrBy("counter", 42));
        }
    }
}
