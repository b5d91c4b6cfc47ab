package ${package}.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Settings and messages; nothing is connected. */
class RedisBackendsTest {
    @ParameterizedTest
    @CsvSource({
        "localhost:6379, localhost, 6379",
        "my_redis.local:1, my_redis.local, 1",
        "[::1]:6379, [::1], 6379",
        "redis://db, db, 6379",
        "redis://db:7000, db, 7000",
        "redis://[fe80::1], [fe80::1], 6379",
        "redis://db:7000/, db, 7000"
    })
    void takesAnAddress(String text, String host, int port) throws ConfigException {
        RedisAddress address = RedisAddress.parse(text);
        assertThat(address.server().getHost()).isEqualTo(host);
        assertThat(address.server().getPort()).isEqualTo(port);
        assertThat(address.tls()).isFalse();
        assertThat(address.username()).isEmpty();
        assertThat(address.password()).isEmpty();
        assertThat(address.database()).isEmpty();
    }

    @Test
    void takesEverythingFromAUrl() throws ConfigException {
        RedisAddress address = RedisAddress.parse("rediss://ann:p%40ss+w:rd@db:7000/2");
        assertThat(address.server()).hasToString("db:7000");
        assertThat(address.tls()).isTrue();
        assertThat(address.username()).contains("ann");
        assertThat(address.password()).contains("p@ss+w:rd");
        assertThat(address.database()).contains("2");
        assertThat(address.toString()).doesNotContain("p@ss");
    }

    @Test
    void takesAPasswordWithoutAUser() throws ConfigException {
        RedisAddress address = RedisAddress.parse("redis://:secret@db");
        assertThat(address.username()).isEmpty();
        assertThat(address.password()).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:",
                "localhost:x",
                "localhost:0",
                "localhost:65536",
                ":6379",
                "::1",
                "a b:1",
                "http://db:1",
                "redis://",
                "redis://:6379",
                "redis://secret@",
                "redis://secret:secret@db:x",
                "redis://db:1?secret=1"
            })
    void refusesAnAddressWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> open(Map.of("address", text)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.address must be HOST:PORT, redis://USER:PASSWORD@HOST:PORT/DATABASE,"
                        + " or the same with rediss:// for TLS");
    }

    @Test
    void refusesAWrongEscape() {
        assertThatThrownBy(() -> open(Map.of("address", "redis://:secret%@db")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.address has a % in its user or password; write it as %25");
    }

    @Test
    void needsAnAddress() {
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.address is missing, for example localhost:6379");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "99999999999"})
    void refusesADatabase(String database) {
        String message = "backend.database must be a number from 0 on, got \"" + database + "\"";
        assertThatThrownBy(() -> open(Map.of("address", "localhost:1", "database", database)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> open(Map.of("address", "redis://localhost:1/" + database)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAPoolWithoutConnections() {
        assertThatThrownBy(() -> open(Map.of("address", "localhost:1", "pool_size", 0)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.pool_size must be a positive number, got \"0\"");
    }

    @Test
    void saysWhyItCannotConnect() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> open(Map.of("address", "redis://ann:secret@localhost:" + port)))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("cannot connect to Redis at localhost:" + port + ": Connection refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "READONLY You can't write against a read only replica.",
                "OOM command not allowed when used memory > 'maxmemory'.",
                "NOAUTH Authentication required.",
                "ERR max number of clients reached"
            })
    void someErrorsMayPass(String error) {
        assertThat(RedisPool.failure(new JedisDataException(error)))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("Redis is unavailable: " + error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WRONGTYPE Operation against a key",
                "NOPERM this user",
                "MOVED 1 db:1",
                "ERR unknown command",
                ""
            })
    void othersDoNot(String error) {
        assertThat(RedisPool.failure(new JedisDataException(error)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Redis refused: " + error);
    }

    @Test
    void tellsTheReasonOfALostConnection() {
        JedisException failed = new JedisConnectionException("Failed to connect to localhost:1.");
        failed.addSuppressed(new ConnectException("Connection refused"));
        assertThat(RedisPool.failure(failed)).hasMessage("Redis is unavailable: Connection refused");
        JedisException unknown = new JedisConnectionException("Failed.", new UnknownHostException("nowhere"));
        assertThat(RedisPool.failure(unknown)).hasMessage("Redis is unavailable: unknown host nowhere");
        JedisException late = new JedisConnectionException(new SocketTimeoutException("Read timed out"));
        assertThat(RedisPool.failure(late)).hasMessage("Redis is unavailable: Read timed out");
    }

    private static void open(Map<String, Object> settings) throws ConfigException {
        new RedisBackends().open(new Settings(settings)).close();
    }
}
