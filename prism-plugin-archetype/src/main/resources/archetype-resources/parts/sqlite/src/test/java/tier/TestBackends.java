package ${package}.tier;

import ${package}.PluginClient;
import ${package}.backend.BackendFactory;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.jdbc.SqliteStores;
import ${package}.keyvalue.KeyValueStore;
import ${package}.keyvalue.MemStore;
import ${package}.remote.PluginImage;
import ${package}.remote.RemoteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.prismdata.interfaces.InitializeResponse;
import org.prismdata.interfaces.StartResponse;

/** What the tests of each tier run on: the one place that says so. */
public final class TestBackends {
    /** In the image's volume, which nobody but its user may write to. */
    private static final Map<String, String> IN_THE_IMAGE = Map.of("path", "/data/test.db");

    private TestBackends() {}

    static BackendUnderTest open(Tier tier) {
        SettableClock clock = new SettableClock();
        return switch (tier) {
            case INSTANT -> new BackendUnderTest(new MemStore(clock), clock);
            case EMBEDDED -> new BackendUnderTest(embedded(clock), clock);
            case REAL -> image();
        };
    }

    /** The plugin's backend, as production has it. */
    public static BackendFactory<KeyValueStore> production() {
        return new SqliteStores(InstantSource.system());
    }

    /** The plugin's configuration, with a new file. */
    public static Settings settings() {
        Path file = Path.of("target", UUID.randomUUID() + ".db").toAbsolutePath();
        return new Settings(Map.of("path", file.toString()));
    }

    private static KeyValueStore embedded(InstantSource clock) {
        try {
            return new SqliteStores(clock).open(new Settings(Map.of("path", ":memory:")));
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plugin itself, in its container. */
    private static BackendUnderTest image() {
        PluginClient client = PluginImage.client();
        start(client);
        return new BackendUnderTest(new RemoteStore(client), new RealTime(), () -> {
            PluginImage.get().restart();
            Eventually.available(() -> RemoteStore.call(() -> start(client)));
        });
    }

    private static StartResponse start(PluginClient client) {
        InitializeResponse initialized = client.initialize(IN_THE_IMAGE);
        if (!initialized.getSuccess()) {
            throw new IllegalStateException(initialized.getError());
        }
        return client.start();
    }
}
