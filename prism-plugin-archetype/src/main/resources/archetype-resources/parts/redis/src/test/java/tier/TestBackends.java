package ${package}.tier;

import ${package}.StoreAndBroker;
import ${package}.backend.BackendFactory;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.keyvalue.MemStore;
import ${package}.pubsub.MemBroker;
import ${package}.redis.EmbeddedRedis;
import ${package}.redis.RedisBackends;
import ${package}.service.RedisService;
import java.time.InstantSource;

/** What the tests of each tier run on: the one place that says so. */
public final class TestBackends {
    private TestBackends() {}

    static BackendUnderTest open(Tier tier) {
        return switch (tier) {
            case INSTANT -> inMemory();
            case EMBEDDED -> embedded();
            case REAL ->
                new BackendUnderTest(
                        connect(settings()), new RealTime(), RedisService.get().restart());
        };
    }

    /** The plugin's backend, as production has it. */
    public static BackendFactory<StoreAndBroker> production() {
        return new RedisBackends();
    }

    /** The plugin's configuration for the real service. */
    public static Settings settings() {
        return RedisService.get().settings();
    }

    private static BackendUnderTest inMemory() {
        SettableClock clock = new SettableClock();
        return new BackendUnderTest(
                new StoreAndBroker(new MemStore(clock), new MemBroker(InstantSource.system())), clock);
    }

    private static BackendUnderTest embedded() {
        SettableClock clock = new SettableClock();
        EmbeddedRedis redis = new EmbeddedRedis(clock);
        return new BackendUnderTest(connect(redis.settings()), clock, redis::restart);
    }

    private static StoreAndBroker connect(Settings settings) {
        try {
            return production().open(settings);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
