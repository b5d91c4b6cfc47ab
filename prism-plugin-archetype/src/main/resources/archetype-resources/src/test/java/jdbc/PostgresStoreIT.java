package ${package}.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.config.ConfigException;
import ${package}.keyvalue.KeyValueStore;
import ${package}.keyvalue.KeyValueStoreContract;
import ${package}.keyvalue.SettableClock;
import ${package}.keyvalue.StoreUnavailableException;
import ${package}.postgres.PostgresService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStoreIT extends KeyValueStoreContract {
    private static final SettableClock CLOCK = new SettableClock();
    private static final PostgresService POSTGRES = PostgresService.get();
    private static KeyValueStore store;

    @BeforeAll
    static void open() throws ConfigException {
        store = new PostgresStores(CLOCK).open(POSTGRES.backend());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected KeyValueStore store() {
        return store;
    }

    @Override
    protected SettableClock clock() {
        return CLOCK;
    }

    @Test
    void expiredEntriesDoNotPileUp() throws SQLException {
        store.set(key("old"), bytes("value"));
        store.expire(key("old"), Duration.ofSeconds(1));
        CLOCK.advance(Duration.ofSeconds(1));
        store.expire(key("other"), Duration.ofSeconds(1));
        assertThat(count("prism_key_value where expires_at <= " + CLOCK.millis()))
                .isZero();
    }

    @Test
    void pluginsThatStartAtOnceAgreeOnTheTable() throws Exception {
        execute("create schema fresh");
        Map<String, Object> backend = new HashMap<>(POSTGRES.backend());
        backend.put(
                "connection_string",
                POSTGRES.url() + (POSTGRES.url().contains("?") ? "&" : "?") + "currentSchema=fresh");
        backend.put("pool_size", 1);
        ExecutorService plugins = Executors.newFixedThreadPool(5);
        try {
            Callable<KeyValueStore> plugin = () -> new PostgresStores(CLOCK).open(backend);
            for (Future<KeyValueStore> opened : plugins.invokeAll(Collections.nCopies(5, plugin))) {
                try (KeyValueStore fresh = opened.get()) {
                    fresh.set(key("a"), bytes("one"));
                }
            }
            assertThat(count("fresh.prism_key_value")).isEqualTo(1);
        } finally {
            plugins.shutdownNow();
            execute("drop schema fresh cascade");
        }
    }

    @Test
    void saysWhyItCannotConnect() {
        Map<String, Object> backend = new HashMap<>(POSTGRES.backend());
        backend.put("username", "nobody");
        assertThatThrownBy(() -> new PostgresStores(CLOCK).open(backend))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot connect to Postgres: ")
                .hasMessageContaining("\"nobody\"");
    }

    private static int count(String rows) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(POSTGRES.url(), POSTGRES.username(), POSTGRES.password());
    }
}
