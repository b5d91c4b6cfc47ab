package ${package}.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.StoreAndBroker;
import ${package}.config.Settings;
import ${package}.pubsub.Subscription;
import ${package}.tier.Parallel;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prismdata.interfaces.pubsub.Message;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

/** What is special to Redis. */
@Timeout(30)
abstract class RedisSuite {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofMillis(75);

    /** Asks nothing before it is used. */
    private static final JedisClientConfig CONFIG = DefaultJedisClientConfig.builder()
            .serverDefaultProtocol()
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .build();

    private final String name = UUID.randomUUID().toString();
    private HostAndPort address;
    private StoreAndBroker backend;

    abstract Settings settings();

    @BeforeEach
    void open() throws Exception {
        address = RedisAddress.parse(settings().required("address", "")).server();
        backend = new RedisBackends().open(settings());
    }

    @AfterEach
    void close() {
        backend.close();
    }

    final StoreAndBroker backend() {
        return backend;
    }

    /** Does what another program may do in the same Redis. */
    final <T> T elsewhere(Function<Jedis, T> commands) {
        try (Jedis other = new Jedis(address, CONFIG)) {
            return commands.apply(other);
        }
    }

    /** A key or a topic that no other test uses. */
    final String name() {
        return name;
    }

    @Test
    void keepsAnEntryAsTheStringOfItsKey() {
        backend.store().set(name, ByteString.copyFromUtf8("one"));
        String there = elsewhere(redis -> redis.get(name));
        assertThat(there).isEqualTo("one");
    }

    @Test
    void refusesWhatAnotherProgramHasMadeOfAKey() {
        elsewhere(redis -> redis.lpush(name, "one"));
        assertThatThrownBy(() -> backend.store().get(name))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Redis refused: WRONGTYPE ");
        assertThat(backend.store().exists(name)).isTrue();
    }

    @Test
    void ignoresWhatNoPluginHasPublished() throws Exception {
        byte[] channel = name.getBytes(StandardCharsets.UTF_8);
        byte[] ofAnotherTopic =
                Message.newBuilder().setTopic(name + "-b").build().toByteArray();
        try (Subscription subscription = backend.broker().subscribe(name);
                Subscription another = backend.broker().subscribe(name + "-b")) {
            elsewhere(redis -> redis.publish(name, "just a text"));
            elsewhere(redis -> redis.publish(channel, new byte[0]));
            elsewhere(redis -> redis.publish(channel, ofAnotherTopic));
            publish("one");
            assertThat(next(subscription)).isEqualTo("one");
            assertThat(another.next(Duration.ofMillis(50))).isEmpty();
        }
    }

    @Test
    void subscribesOnceForAllAndUnsubscribesWithTheLast() throws Exception {
        Subscription one = backend.broker().subscribe(name);
        Subscription two = backend.broker().subscribe(name);
        assertThat(subscribers()).isEqualTo(1);
        one.close();
        publish("one");
        assertThat(next(two)).isEqualTo("one");
        two.close();
        await(() -> subscribers() == 0);
    }

    @Test
    void subscribersComeAndGoAllAtOnce() throws Exception {
        List<String> topics = List.of(name, name, name + "a", name + "b");
        Parallel.forEach(topics, topic -> {
            for (int i = 0; i < 10; i++) {
                try (Subscription subscription = backend.broker().subscribe(topic)) {
                    String id = backend.broker().publish(topic, ByteString.EMPTY, Map.of());
                    String received;
                    do {
                        received = message(subscription).getMessageId();
                    } while (!received.equals(id));
                }
            }
        });
    }

    /** The network is gone, and nobody says so. */
    @Test
    void replacesASilentConnection() throws Exception {
        try (Cable cable = new Cable(address);
                RedisSubscriptions subscriptions = subscriptions(cable);
                Subscription subscription = subscriptions.open(name)) {
            publish("one");
            assertThat(next(subscription)).isEqualTo("one");
            // One that has nothing to say is left in peace.
            assertThat(subscription.next(HEARTBEAT.multipliedBy(RedisSubscriptions.SILENT_HEARTBEATS + 2)))
                    .isEmpty();
            assertThat(cable.connections()).isEqualTo(1);

            cable.pull();
            // To Redis the first one seems to be there still.
            await(() -> subscribers() > 1);
            publish("two");
            assertThat(next(subscription)).isEqualTo("two");
        }
    }

    /** While the connection is there, but Redis has not yet confirmed the first. */
    @Test
    void aSecondSubscriberMayComeBeforeTheFirstIsConfirmed() throws Exception {
        try (Cable cable = new Cable(address);
                RedisSubscriptions subscriptions = subscriptions(cable)) {
            cable.hold();
            CompletableFuture<Subscription> first =
                    CompletableFuture.supplyAsync(() -> subscriptions.open(name + "-a"));
            await(() -> subscribers(name + "-a") == 1);
            CompletableFuture<Subscription> second = CompletableFuture.supplyAsync(() -> subscriptions.open(name));
            Thread.sleep(50);
            assertThat(first).isNotDone();
            cable.release();
            assertThat(first).succeedsWithin(LIMIT);
            assertThat(second).succeedsWithin(LIMIT);
            publish("one");
            assertThat(next(second.join())).isEqualTo("one");
        }
    }

    private static RedisSubscriptions subscriptions(Cable cable) {
        return new RedisSubscriptions(cable.plug(), CONFIG, HEARTBEAT);
    }

    @Test
    void closingEndsItsThreads() throws Exception {
        long before = threads();
        backend.broker().subscribe(name);
        assertThat(threads()).isEqualTo(before + 2);
        backend.close();
        await(() -> threads() == before);
        assertThatThrownBy(() -> backend.broker().subscribe(name)).hasMessageEndingWith("the plugin has closed it");
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(thread -> thread.equals("redis-subscriptions") || thread.equals("redis-heartbeat"))
                .count();
    }

    final void publish(String payload) {
        backend.broker().publish(name, ByteString.copyFromUtf8(payload), Map.of());
    }

    final String next(Subscription subscription) throws InterruptedException {
        return message(subscription).getPayload().toStringUtf8();
    }

    private static Message message(Subscription subscription) throws InterruptedException {
        return subscription.next(LIMIT).orElseThrow(() -> new AssertionError("no message came within " + LIMIT));
    }

    final long subscribers() {
        return subscribers(name);
    }

    private long subscribers(String topic) {
        return elsewhere(redis -> redis.pubsubNumSub(topic)).get(topic);
    }

    final void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
    }
}
