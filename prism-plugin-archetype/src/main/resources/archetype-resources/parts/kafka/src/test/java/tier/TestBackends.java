package ${package}.tier;

import ${package}.backend.BackendFactory;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.kafka.EmbeddedKafka;
import ${package}.kafka.KafkaBrokers;
import ${package}.pubsub.Broker;
import ${package}.pubsub.MemBroker;
import ${package}.service.KafkaService;
import java.time.InstantSource;
import java.util.Map;

/** What the tests of each tier run on: the one place that says so. */
public final class TestBackends {
    private TestBackends() {}

    static BackendUnderTest open(Tier tier) {
        return switch (tier) {
            case INSTANT -> new BackendUnderTest(new MemBroker(InstantSource.system()));
            case EMBEDDED -> embedded();
            case REAL ->
                new BackendUnderTest(open(settings()), KafkaService.get().restart());
        };
    }

    /** The plugin's backend, as production has it. */
    public static BackendFactory<Broker> production() {
        return new KafkaBrokers();
    }

    /** The plugin's configuration for the real service. */
    public static Settings settings() {
        return KafkaService.get().settings();
    }

    private static BackendUnderTest embedded() {
        EmbeddedKafka kafka = new EmbeddedKafka();
        return new BackendUnderTest(open(new Settings(Map.of("brokers", kafka.brokers()))), kafka::restart);
    }

    private static Broker open(Settings settings) {
        try {
            return new KafkaBrokers().open(settings);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
