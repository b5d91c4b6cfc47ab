package ${package}.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.keyvalue.KeyValueStore;
import ${package}.tier.Embedded;
import ${package}.tier.SettableClock;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is special to a store in a file. */
@Embedded
@Timeout(30)
class SqliteStoresTest {
    private static final ByteString VALUE = ByteString.copyFromUtf8("value");

    private final SettableClock clock = new SettableClock();
    private Path file;

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("a b.db");
    }

    @Test
    void keepsItsDataWhenItIsClosed() throws Exception {
        try (KeyValueStore store = open(file)) {
            store.set("a", VALUE);
        }
        try (KeyValueStore store = open(file)) {
            assertThat(store.get("a")).contains(VALUE);
        }
    }

    @Test
    void readersDoNotWaitForAWriter() throws Exception {
        try (KeyValueStore store = open(file);
                Connection writer = connect()) {
            store.set("a", VALUE);
            writer.setAutoCommit(false);
            try (Statement statement = writer.createStatement()) {
                statement.executeUpdate("delete from prism_key_value");
            }
            assertThat(store.get("a")).contains(VALUE);
            writer.rollback();
        }
    }

    @Test
    void writesAheadOfTheFile() throws Exception {
        try (KeyValueStore store = open(file);
                Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("pragma journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
            store.ping();
        }
    }

    @Test
    void expiredEntriesDoNotPileUp() throws Exception {
        try (KeyValueStore store = open(file);
                Connection connection = connect();
                Statement statement = connection.createStatement()) {
            store.set("old", VALUE);
            store.expire("old", Duration.ofSeconds(1));
            clock.pass(Duration.ofSeconds(1));
            store.expire("other", Duration.ofSeconds(1));
            try (ResultSet rows = statement.executeQuery("select count(*) from prism_key_value")) {
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    @Test
    void pluginsThatStartAtOnceShareTheFile() throws Exception {
        ExecutorService plugins = Executors.newFixedThreadPool(5);
        try {
            Callable<Void> plugin = () -> {
                try (KeyValueStore store = open(file)) {
                    for (int i = 0; i < 20; i++) {
                        store.setAll(Map.of("a", VALUE, "b", VALUE));
                    }
                }
                return null;
            };
            for (Future<Void> done : plugins.invokeAll(Collections.nCopies(5, plugin))) {
                done.get();
            }
        } finally {
            plugins.shutdownNow();
        }
    }

    @Test
    void needsAPath() {
        assertThatThrownBy(() -> new SqliteStores(clock).open(Settings.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("backend.path is missing, for example ");
    }

    @Test
    void needsAFolder() {
        Path folder = file.resolveSibling("none");
        assertThatThrownBy(() -> open(folder.resolve("a.db")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.path is in a folder that does not exist: " + folder);
    }

    private KeyValueStore open(Path path) throws ConfigException {
        return new SqliteStores(clock).open(new Settings(Map.of("path", path.toString())));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
