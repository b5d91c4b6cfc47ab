package ${package}.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.StoreAndBroker;
import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.pubsub.Subscription;
import ${package}.tier.Real;
import ${package}.tier.TestBackends;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** With what jedis-mock does not have: users, databases, connections that are killed. */
@Real
class RealRedisIT extends RedisSuite {
    private static final String PASSWORD = "p@ss word";

    @AfterEach
    void removeUser() {
        elsewhere(redis -> redis.aclDelUser(name()));
    }

    @Override
    Settings settings() {
        return TestBackends.settings();
    }

    @Test
    void showsWhoItIs() {
        String connections = elsewhere(Jedis::clientList);
        assertThat(connections).contains("name=${artifactId} ");
    }

    @Test
    void asksForAUser() throws Exception {
        addUser("~*", "&*");
        try (StoreAndBroker known = open(Map.of("username", name(), "password", PASSWORD))) {
            known.ping();
        }
        assertThatThrownBy(() -> open(Map.of("username", name(), "password", "secret")))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageStartingWith("cannot connect to Redis at ")
                .hasMessageContaining(": WRONGPASS ")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> open(Map.of("username", name()))).hasMessageContaining(": WRONGPASS ");
    }

    @Test
    void tellsWhatAUserMayNotDo() throws Exception {
        addUser("~allowed*", "&" + name());
        try (StoreAndBroker limited = open(Map.of("username", name(), "password", PASSWORD));
                Subscription subscription = limited.broker().subscribe(name())) {
            assertThatThrownBy(() -> limited.store().get(name()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Redis refused: NOPERM ");
            assertThatThrownBy(() -> limited.broker().subscribe("other"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Redis refused: NOPERM ");
            await(() -> subscribers() == 1);
            publish("one");
            assertThat(next(subscription)).isEqualTo("one");
        }
    }

    @Test
    void keepsDatabasesApart() throws Exception {
        try (StoreAndBroker one = open(Map.of("database", 1))) {
            one.store().set(name(), ByteString.copyFromUtf8("one"));
            assertThat(backend().store().exists(name())).isFalse();
            assertThat(one.store().exists(name())).isTrue();
            one.store().delete(name());
        }
        assertThatThrownBy(() -> open(Map.of("database", 100_000)))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageEndingWith(": ERR DB index is out of range");
    }

    @Test
    void subscriptionsOutliveTheirConnection() throws Exception {
        try (Subscription subscription = backend().broker().subscribe(name())) {
            for (int i = 0; i < 3; i++) {
                ClientKillParams subscribers =
                        ClientKillParams.clientKillParams().type(ClientType.PUBSUB);
                long killed = elsewhere(redis -> redis.clientKill(subscribers));
                assertThat(killed).isPositive();
                await(() -> subscribers() == 1);
                publish("one");
                assertThat(next(subscription)).isEqualTo("one");
            }
        }
    }

    private void addUser(String keys, String topics) {
        elsewhere(redis -> redis.aclSetUser(name(), "on", ">" + PASSWORD, keys, topics, "+@all"));
    }

    private StoreAndBroker open(Map<String, Object> changes) throws ConfigException {
        Map<String, Object> settings = new HashMap<>(settings().values());
        settings.putAll(changes);
        return new RedisBackends().open(new Settings(settings));
    }
}
