package ${package}.keyvalue;

import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.jdbc.SqliteStores;
import ${package}.tier.BackendUnderTest;
import ${package}.tier.Embedded;
import ${package}.tier.SettableClock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on a file with its write-ahead log. */
@Embedded
class EmbeddedFileTest extends KeyValueSuite {
    @TempDir
    private static Path folder;

    private static BackendUnderTest file;

    EmbeddedFileTest() {
        super(file);
    }

    @BeforeAll
    static void open() throws ConfigException {
        SettableClock clock = new SettableClock();
        Settings settings =
                new Settings(Map.of("path", folder.resolve("test.db").toString()));
        file = new BackendUnderTest(new SqliteStores(clock).open(settings), clock);
    }

    @AfterAll
    static void close() {
        file.backend().close();
    }
}
