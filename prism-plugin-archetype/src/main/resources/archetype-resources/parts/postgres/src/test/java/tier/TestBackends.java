package ${package}.tier;

import ${package}.backend.BackendFactory;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.jdbc.EmbeddedDatabase;
import ${package}.jdbc.PostgresStores;
import ${package}.keyvalue.KeyValueStore;
import ${package}.keyvalue.MemStore;
import ${package}.service.PostgresService;
import java.time.InstantSource;

/** What the tests of each tier run on: the one place that says so. */
public final class TestBackends {
    private TestBackends() {}

    static BackendUnderTest open(Tier tier) {
        SettableClock clock = new SettableClock();
        return switch (tier) {
            case INSTANT -> new BackendUnderTest(new MemStore(clock), clock);
            case EMBEDDED -> new BackendUnderTest(EmbeddedDatabase.chosen().open(clock), clock);
            case REAL ->
                new BackendUnderTest(real(clock), clock, PostgresService.get().restart());
        };
    }

    /** The plugin's backend, as production has it. */
    public static BackendFactory<KeyValueStore> production() {
        return new PostgresStores(InstantSource.system());
    }

    /** The plugin's configuration for the real service. */
    public static Settings settings() {
        return PostgresService.get().settings();
    }

    private static KeyValueStore real(InstantSource clock) {
        try {
            return new PostgresStores(clock).open(settings());
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
