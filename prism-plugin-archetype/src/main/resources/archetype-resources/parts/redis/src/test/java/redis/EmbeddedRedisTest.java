package ${package}.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.StoreAndBroker;
import ${package}.backend.BackendUnavailableException;
import ${package}.config.Settings;
import ${package}.pubsub.Subscription;
import ${package}.tier.Embedded;
import ${package}.tier.Parallel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Embedded
class EmbeddedRedisTest extends RedisSuite {
    private static EmbeddedRedis redis;

    @BeforeAll
    static void start() {
        redis = new EmbeddedRedis(InstantSource.system());
    }

    @AfterAll
    static void stop() {
        redis.stop();
    }

    @Override
    Settings settings() {
        return redis.settings();
    }

    /** However many connections the pool has. */
    @Test
    void oneCallFailsAfterARestart() throws Exception {
        Parallel.forEach(Collections.nCopies(4, name()), key -> {
            for (int i = 0; i < 100; i++) {
                backend().store().exists(key);
            }
        });
        redis.restart();
        assertThatThrownBy(() -> backend().store().exists(name()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageStartingWith("Redis is unavailable: ");
        Parallel.forEach(
                Collections.nCopies(4, name()), key -> backend().store().exists(key));
    }

    @Test
    void saysWhileRedisIsAwayThatItIs() throws Exception {
        try (Subscription subscription = backend().broker().subscribe(name())) {
            redis.stop();
            assertThatThrownBy(() -> backend().store().exists(name())).isInstanceOf(BackendUnavailableException.class);
            assertThatThrownBy(() -> backend().store().exists(name()))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessage("Redis is unavailable: Connection refused");
            assertThatThrownBy(() -> backend().ping()).isInstanceOf(BackendUnavailableException.class);
            assertThatThrownBy(() -> backend().broker().subscribe(name()))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageStartingWith("Redis is unavailable: ")
                    .hasMessageNotContaining("confirmed");
            // The subscription from before waits for Redis.
            assertThat(subscription.next(Duration.ofMillis(100))).isEmpty();
            redis.start();
            await(() -> subscribers() == 1);
            publish("one");
            assertThat(next(subscription)).isEqualTo("one");
        }
    }

    /** A known difference: jedis-mock knows no users, and takes every password. */
    @Test
    void takesEveryPassword() throws Exception {
        Map<String, Object> settings = new HashMap<>(settings().values());
        settings.put("username", "nobody");
        settings.put("password", "secret");
        try (StoreAndBroker open = new RedisBackends().open(new Settings(settings))) {
            open.ping();
        }
    }
}
