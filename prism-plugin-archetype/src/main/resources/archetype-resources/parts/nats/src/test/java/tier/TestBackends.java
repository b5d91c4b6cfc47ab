package ${package}.tier;

import ${package}.backend.BackendFactory;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.nats.EmbeddedServer;
import ${package}.nats.NatsBrokers;
import ${package}.pubsub.Broker;
import ${package}.pubsub.MemBroker;
import ${package}.service.NatsService;
import ${package}.tier.BackendUnderTest.Restart;
import java.time.InstantSource;

/** What the tests of each tier run on: the one place that says so. */
public final class TestBackends {
    private TestBackends() {}

    static BackendUnderTest open(Tier tier) {
        return switch (tier) {
            case INSTANT -> new BackendUnderTest(new MemBroker(InstantSource.system()));
            case EMBEDDED -> opened(EmbeddedServer.shared().settings(), EmbeddedServer.shared()::restart);
            case REAL -> opened(settings(), NatsService.get().restart());
        };
    }

    /** The plugin's backend, as production has it. */
    public static BackendFactory<Broker> production() {
        return new NatsBrokers();
    }

    /** The plugin's configuration for the real service. */
    public static Settings settings() {
        return NatsService.get().settings();
    }

    private static BackendUnderTest opened(Settings settings, Restart restart) {
        try {
            return new BackendUnderTest(new NatsBrokers().open(settings), restart);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
