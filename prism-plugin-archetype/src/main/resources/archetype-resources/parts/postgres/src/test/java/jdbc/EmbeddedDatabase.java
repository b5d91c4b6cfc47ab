package ${package}.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;

/** What stands for Postgres where tests need no container: {@code -Dprism.embedded} chooses, derby if it is absent. */
public enum EmbeddedDatabase {
    /** In memory, in this process. */
    DERBY {
        @Override
        public JdbcStore open(InstantSource clock) {
            System.setProperty("derby.stream.error.file", "target/derby.log");
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:derby:memory:test;create=true");
            return new JdbcStore(pool, new DerbyDialect(), clock);
        }
    },

    /** In memory, in this process, with upserts as Postgres has them. */
    SQLITE {
        @Override
        public JdbcStore open(InstantSource clock) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:sqlite::memory:");
            // Each connection would have a database of its own.
            pool.setMaximumPoolSize(1);
            return new JdbcStore(pool, new SqliteDialect(), clock);
        }
    },

    /** Postgres itself, unpacked below the temporary folder; it refuses to run as root. */
    POSTGRES {
        @Override
        public JdbcStore open(InstantSource clock) {
            try {
                // Ends with this process.
                EmbeddedPostgres server = EmbeddedPostgres.start();
                HikariDataSource pool = new HikariDataSource();
                pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
                return new JdbcStore(pool, new PostgresDialect(), clock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    public static EmbeddedDatabase chosen() {
        String name = System.getProperty("prism.embedded", "derby");
        return Stream.of(values())
                .filter(database -> database.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-Dprism.embedded must be derby, sqlite or postgres, got \"" + name + "\""));
    }

    public abstract JdbcStore open(InstantSource clock);
}
