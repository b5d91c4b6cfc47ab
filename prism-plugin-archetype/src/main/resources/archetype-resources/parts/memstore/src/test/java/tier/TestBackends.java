package ${package}.tier;

import ${package}.PluginClient;
import ${package}.StoreAndBroker;
import ${package}.backend.BackendFactory;
import ${package}.config.Settings;
import ${package}.keyvalue.MemStore;
import ${package}.pubsub.MemBroker;
import ${package}.remote.PluginImage;
import ${package}.remote.RemoteBroker;
import ${package}.remote.RemoteStore;
import java.time.InstantSource;

/** What the tests of each tier run on: the one place that says so. */
public final class TestBackends {
    private TestBackends() {}

    static BackendUnderTest open(Tier tier) {
        SettableClock clock = new SettableClock();
        return switch (tier) {
            case INSTANT -> new BackendUnderTest(inMemory(clock, InstantSource.system()), clock);
            case REAL -> new BackendUnderTest(image(), new RealTime());
        };
    }

    /** The plugin's backend, as production has it. */
    public static BackendFactory<StoreAndBroker> production() {
        return settings -> inMemory(InstantSource.system(), InstantSource.system());
    }

    /** The plugin's configuration. */
    public static Settings settings() {
        return Settings.NONE;
    }

    private static StoreAndBroker inMemory(InstantSource ofStore, InstantSource ofBroker) {
        return new StoreAndBroker(new MemStore(ofStore), new MemBroker(ofBroker));
    }

    /** The plugin itself, in its container. */
    private static StoreAndBroker image() {
        PluginClient client = PluginImage.client();
        return new StoreAndBroker(new RemoteStore(client), new RemoteBroker(client));
    }
}
