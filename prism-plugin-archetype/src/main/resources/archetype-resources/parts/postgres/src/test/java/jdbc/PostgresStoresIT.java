package ${package}.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.keyvalue.KeyValueStore;
import ${package}.tier.Real;
import ${package}.tier.SettableClock;
import ${package}.tier.TestBackends;
import com.google.protobuf.ByteString;
import io.grpc.Context;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is special to Postgres. */
@Real
@Timeout(30)
class PostgresStoresIT {
    private static final ByteString VALUE = ByteString.copyFromUtf8("value");

    private final String key = UUID.randomUUID().toString();
    private final SettableClock clock = new SettableClock();
    private KeyValueStore store;

    @BeforeEach
    void open() throws ConfigException {
        store = open(Map.of("pool_size", 2));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void expiredEntriesDoNotPileUp() throws SQLException {
        store.set(key, VALUE);
        store.expire(key, Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        store.expire("other", Duration.ofSeconds(1));
        assertThat(count("prism_key_value where expires_at <= " + clock.millis()))
                .isZero();
    }

    @Test
    void pluginsThatStartAtOnceAgreeOnTheTable() throws Exception {
        String url = setting("connection_string");
        execute("create schema fresh");
        ExecutorService plugins = Executors.newFixedThreadPool(5);
        try {
            Callable<KeyValueStore> plugin = () -> open(Map.of(
                    "connection_string",
                    url + (url.contains("?") ? "&" : "?") + "currentSchema=fresh",
                    "pool_size",
                    1));
            for (Future<KeyValueStore> opened : plugins.invokeAll(Collections.nCopies(5, plugin))) {
                try (KeyValueStore fresh = opened.get()) {
                    fresh.set(key, VALUE);
                }
            }
            assertThat(count("fresh.prism_key_value")).isEqualTo(1);
        } finally {
            plugins.shutdownNow();
            execute("drop schema fresh cascade");
        }
    }

    @Test
    void doesNotQuoteWhatItStores() throws Exception {
        String url = setting("connection_string");
        execute("create schema broken");
        try (KeyValueStore broken = open(Map.of(
                "connection_string", url + (url.contains("?") ? "&" : "?") + "currentSchema=broken", "pool_size", 1))) {
            execute("drop table broken.prism_key_value");
            assertThatThrownBy(() -> broken.setAll(Map.of(key, ByteString.copyFromUtf8("secret"))))
                    .hasMessageContaining("prism_key_value")
                    .hasMessageNotContainingAny("secret", key);
        } finally {
            execute("drop schema broken cascade");
        }
    }

    @Test
    void saysWhyItCannotConnect() {
        assertThatThrownBy(() -> open(Map.of("username", "nobody")))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("cannot connect to Postgres: ")
                .hasMessageContaining("\"nobody\"");
    }

    /** The caller gives up while another transaction holds the row; the database then must not go on waiting. */
    @Test
    void endsAQueryWhoseCallerIsGone() throws Exception {
        store.set(key, VALUE);
        try (Context.CancellableContext caller = Context.current().withCancellation();
                Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from prism_key_value where entry_key = '" + key + "' for update");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(caller.wrap(() -> store.set(key, VALUE)));
            while (count("pg_stat_activity where wait_event_type = 'Lock'") == 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            caller.cancel(null);
            assertThat(waiting)
                    .failsWithin(5, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(BackendUnavailableException.class);
            assertThat(count("pg_stat_activity where wait_event_type = 'Lock'")).isZero();
        }
        assertThat(store.get(key)).contains(VALUE);
    }

    private KeyValueStore open(Map<String, Object> changes) throws ConfigException {
        Map<String, Object> settings = new HashMap<>(TestBackends.settings().values());
        settings.putAll(changes);
        return new PostgresStores(clock).open(new Settings(settings));
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
        return DriverManager.getConnection(setting("connection_string"), setting("username"), setting("password"));
    }

    private static String setting(String name) {
        return (String) TestBackends.settings().values().get(name);
    }
}
