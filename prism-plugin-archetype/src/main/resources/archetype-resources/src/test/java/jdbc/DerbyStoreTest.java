package ${package}.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.keyvalue.KeyValueStore;
import ${package}.keyvalue.KeyValueStoreContract;
import ${package}.keyvalue.SettableClock;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@link JdbcStore} on a real SQL database that needs no service: Derby, in memory. */
class DerbyStoreTest extends KeyValueStoreContract {
    private static final SettableClock CLOCK = new SettableClock();
    private static JdbcStore store;

    @BeforeAll
    static void open() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:derby:memory:test;create=true");
        store = new JdbcStore(pool, new DerbyDialect(), CLOCK);
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

    /** The one difference: Derby compares strings as the SQL standard has it, padded with spaces. */
    @Test
    @Override
    protected void trailingSpacesCount() {
        store.set(key("a"), bytes("one"));
        assertThat(store.exists(key("a "))).isTrue();
    }
}
