package ${package}.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.pubsub.Broker;
import ${package}.pubsub.FellBehindException;
import ${package}.pubsub.Subscription;
import ${package}.tier.Embedded;
import ${package}.tier.Eventually;
import ${package}.tier.Parallel;
import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is special to NATS. All at once, for some wait, and so on a server that no other test restarts. */
@Embedded
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class NatsBrokerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** For tests that wait for it to give up. */
    private static final NatsBrokers IMPATIENT = new NatsBrokers(Duration.ofSeconds(1));

    private static EmbeddedServer shared;

    private final String stream = "s" + UUID.randomUUID().toString().substring(0, 8);
    private Connection otherClient;
    private JetStreamManagement server;

    @BeforeAll
    static void start() {
        shared = EmbeddedServer.start("--jetstream");
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @BeforeEach
    void connect() throws Exception {
        otherClient = Nats.connect(shared.url());
        server = otherClient.jetStreamManagement();
    }

    @AfterEach
    void close() throws Exception {
        otherClient.close();
    }

    @Test
    void pluginsThatStartAtOnceAgreeOnTheStream() throws Exception {
        Parallel.forEach(List.of(1, 2, 3, 4, 5), hours -> {
            try (Broker broker = open(Map.of("max_age_seconds", hours * 3600))) {
                publish(broker, "one");
            }
        });
        assertThat(server.getStreamInfo(stream).getStreamState().getMsgCount()).isEqualTo(5);
    }

    @Test
    void leavesAStreamThatIsThereAsItIs() throws Exception {
        create(StreamConfiguration.builder().subjects("other", stream + ".>").maxMessages(10));
        try (Broker broker = open(Map.of("max_age_seconds", 5))) {
            publish(broker, "one");
        }
        StreamConfiguration found = server.getStreamInfo(stream).getConfiguration();
        assertThat(found.getMaxMsgs()).isEqualTo(10);
        assertThat(found.getMaxAge()).isZero();
    }

    @Test
    void refusesAStreamThatDoesNotFit() throws Exception {
        create(StreamConfiguration.builder().subjects("other." + stream));
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.stream is \"" + stream + "\", which is there, but its subjects are [other."
                        + stream + "], not " + stream + ".>");
        server.deleteStream(stream);
        create(StreamConfiguration.builder().subjects(stream + ".>").retentionPolicy(RetentionPolicy.WorkQueue));
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.stream is \"" + stream
                        + "\", which is there, but its retention is workqueue, not limits");
        assertThatThrownBy(() -> open(Map.of("stream", stream + "2")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.subject_prefix is \"" + stream + ".\", but another stream than \"" + stream
                        + "2\" has such subjects; name that one in backend.stream, or choose another prefix");
    }

    @Test
    void saysThatItCannotReplicate() {
        assertThatThrownBy(() -> open(Map.of("replicas", 3)))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("NATS is unavailable: replicas > 1 not supported in non-clustered mode [10074]");
    }

    @Test
    void saysThatJetStreamIsOff() {
        try (EmbeddedServer plain = EmbeddedServer.start()) {
            assertThatThrownBy(() -> open(Map.of("url", plain.url())))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageMatching(
                            "NATS is unavailable: 127.0.0.1:\\d+ has no JetStream; start nats-server with -js");
        }
    }

    @Test
    void logsInWithAPassword() throws Exception {
        try (EmbeddedServer guarded = EmbeddedServer.start("--jetstream", "--user", "ann", "--pass", "p@ss")) {
            open(Map.of("url", guarded.url(), "username", "ann", "password", "p@ss"))
                    .close();
            open(Map.of("url", guarded.url().replace("//", "//ann:p%40ss@"))).close();
            assertThatThrownBy(() -> open(IMPATIENT, Map.of("url", guarded.url().replace("//", "//ann:secret@"))))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageMatching("NATS is unavailable: 127.0.0.1:\\d+ refuses the login");
        }
    }

    @Test
    void logsInWithAToken() throws Exception {
        try (EmbeddedServer guarded = EmbeddedServer.start("--jetstream", "--auth", "open")) {
            open(Map.of("url", guarded.url(), "token", "open")).close();
            assertThatThrownBy(() -> open(IMPATIENT, Map.of("url", guarded.url())))
                    .hasMessageMatching("NATS is unavailable: 127.0.0.1:\\d+ refuses the login");
        }
    }

    @Test
    void waitsForNoServerThatIsSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThatThrownBy(() -> open(IMPATIENT, Map.of("url", "nats://localhost:" + silent.getLocalPort())))
                    .hasMessage("NATS is unavailable: cannot connect to localhost:" + silent.getLocalPort()
                            + ": java.util.concurrent.TimeoutException");
        }
    }

    @Test
    void otherClientsReadItsMessages() throws Exception {
        io.nats.client.Subscription subscription = otherClient.subscribe(stream + ".>");
        otherClient.flush(LIMIT);
        try (Broker broker = open(Map.of())) {
            broker.publish("orders.new", ByteString.copyFromUtf8("one"), Map.of("trace-id", "a b", "ключ", "é"));
            io.nats.client.Message message = subscription.nextMessage(LIMIT);
            assertThat(message.getSubject()).isEqualTo(stream + ".orders.new");
            assertThat(message.getData()).asString(StandardCharsets.UTF_8).isEqualTo("one");
            assertThat(message.getHeaders().get("trace-id")).containsExactly("a b");
        }
    }

    @Test
    void readsOtherClientsMessages() throws Exception {
        try (Broker broker = open(Map.of());
                Subscription subscription = broker.subscribe("a")) {
            Headers headers = new Headers().put("Trace-Id", " 50%20 ");
            otherClient.publish(stream + ".a", headers, "one".getBytes(StandardCharsets.UTF_8));
            org.prismdata.interfaces.pubsub.Message message =
                    subscription.next(LIMIT).orElseThrow();
            assertThat(message.getPayload().toStringUtf8()).isEqualTo("one");
            assertThat(message.getMetadataMap()).isEqualTo(Map.of("Trace-Id", "50%20"));
        }
    }

    @Test
    void deliversMessagesThatOnlyLookLikeDuplicates() throws Exception {
        try (Broker broker = open(Map.of());
                Subscription subscription = broker.subscribe("a")) {
            for (String payload : List.of("one", "two")) {
                broker.publish("a", ByteString.copyFromUtf8(payload), Map.of("Nats-Msg-Id", "1"));
                assertThat(next(subscription)).isEqualTo(payload);
            }
        }
    }

    @Test
    void refusesWhatTheServerDoesNotTake(@TempDir Path folder) throws Exception {
        Path configuration = Files.writeString(folder.resolve("server.conf"), "max_payload: 1000");
        try (EmbeddedServer small = EmbeddedServer.start("--jetstream", "--config", configuration.toString());
                Broker broker = open(Map.of("url", small.url()))) {
            publish(broker, "x".repeat(1000));
            assertThatThrownBy(() -> publish(broker, "x".repeat(1001)))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessage("RESOURCE_EXHAUSTED: NATS takes no message above 1000 bytes (max_payload), got 1001");
        }
    }

    @Test
    void aClosedSubscriptionLeavesNothingBehind() throws Exception {
        try (Broker broker = open(Map.of())) {
            Subscription subscription = broker.subscribe("a");
            assertThat(server.getConsumerNames(stream)).hasSize(1);
            subscription.close();
            assertThat(server.getConsumerNames(stream)).isEmpty();
        }
    }

    /** As when the node of a cluster that has it is gone. */
    @Test
    void goesOnWithoutItsConsumer() throws Exception {
        try (Broker broker = open(Map.of());
                Subscription subscription = broker.subscribe("a")) {
            for (String payload : List.of("one", "two")) {
                assertThat(subscription.next(Duration.ofMillis(50))).isEmpty();
                server.deleteConsumer(stream, server.getConsumerNames(stream).get(0));
                publish(broker, payload);
                assertThat(next(subscription)).isEqualTo(payload);
            }
            assertThat(server.getConsumerNames(stream)).hasSize(1);
        }
    }

    @Test
    void failsSoonDuringAnOutageAndGoesOnAfterIt() throws Exception {
        try (EmbeddedServer own = EmbeddedServer.start("--jetstream");
                Broker broker = open(Map.of("url", own.url()));
                Subscription subscription = broker.subscribe("a")) {
            own.stop();
            String away = "NATS is unavailable: .*127.0.0.1:\\d+";
            assertThatThrownBy(broker::ping)
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageMatching(away);
            assertThatThrownBy(() -> publish(broker, "lost"))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageMatching(away);
            assertThatThrownBy(() -> broker.subscribe("a"))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageMatching(away);
            assertThat(subscription.next(Duration.ofMillis(100))).isEmpty();
            own.startAgain();
            Eventually.available(() -> publish(broker, "one"));
            broker.ping();
            assertThat(next(subscription)).isEqualTo("one");
        }
    }

    /** The client gives up when its login is refused twice. */
    @Test
    void goesOnWhenItsLoginIsTakenAgain(@TempDir Path folder) throws Exception {
        Path configuration = folder.resolve("server.conf");
        String login = "authorization: {user: ann, password: %s}";
        Files.writeString(configuration, login.formatted("one"));
        try (EmbeddedServer own = EmbeddedServer.start("--jetstream", "--config", configuration.toString());
                Broker broker = Eventually.available(
                        () -> open(IMPATIENT, Map.of("url", own.url(), "username", "ann", "password", "one")));
                Subscription subscription = broker.subscribe("a")) {
            Files.writeString(configuration, login.formatted("two"));
            own.restart();
            assertThat(subscription.next(Duration.ofSeconds(4))).isEmpty();
            assertThatThrownBy(() -> publish(broker, "lost")).isInstanceOf(BackendUnavailableException.class);
            Files.writeString(configuration, login.formatted("one"));
            own.restart();
            Eventually.available(() -> publish(broker, "one"));
            assertThat(next(subscription)).isEqualTo("one");
        }
    }

    /** As when its volume is lost. */
    @Test
    void goesOnOnAServerThatHasForgottenEverything() throws Exception {
        try (EmbeddedServer own = EmbeddedServer.start("--jetstream");
                Broker broker = open(Map.of("url", own.url()));
                Subscription subscription = broker.subscribe("a")) {
            publish(broker, "one");
            assertThat(next(subscription)).isEqualTo("one");
            own.stop();
            own.forget();
            own.startAgain();
            Eventually.available(() -> publish(broker, "two"));
            assertThat(next(subscription)).isEqualTo("two");
        }
    }

    /** What it does not take waits at the server, but for the 16 messages that the README tells. */
    @Test
    void aSlowSubscriberHoldsLittleMemory() throws Exception {
        int count = 64;
        ByteString payload = ByteString.copyFrom(new byte[1_000_000]);
        try (Broker broker = open(Map.of());
                Subscription subscription = broker.subscribe("a")) {
            for (int i = 0; i < count; i++) {
                broker.publish("a", payload, Map.of("number", Integer.toString(i)));
            }
            for (int i = 0; i < count; i++) {
                ConsumerInfo consumer = server.getConsumers(stream).get(0);
                assertThat(consumer.getDelivered().getConsumerSequence() - i).isLessThanOrEqualTo(16);
                assertThat(subscription.next(LIMIT).orElseThrow().getMetadataMap())
                        .isEqualTo(Map.of("number", Integer.toString(i)));
            }
        }
    }

    @Test
    void aSubscriberIsToldWhenMoreWaitsThanIsKept() throws Exception {
        try (Broker broker = open(Map.of("max_messages_per_topic", 50));
                Subscription subscription = broker.subscribe("a")) {
            for (int i = 0; i < 100; i++) {
                publish(broker, "m" + i);
            }
            assertThatThrownBy(() -> {
                        for (int i = 0; true; i++) {
                            assertThat(next(subscription)).isEqualTo("m" + i);
                        }
                    })
                    .isInstanceOf(FellBehindException.class)
                    .hasMessage("the subscriber is too slow: 50 messages were waiting for it, and NATS keeps no more"
                            + " of a topic");
        }
    }

    @Test
    void aSubscriberIsToldWhenItTakesTooLong() throws Exception {
        try (Broker broker = open(Map.of("max_age_seconds", 2));
                Subscription subscription = broker.subscribe("a")) {
            publish(broker, "one");
            assertThat(next(subscription)).isEqualTo("one");
            publish(broker, "two");
            Thread.sleep(2100);
            assertThatThrownBy(() -> next(subscription))
                    .isInstanceOf(FellBehindException.class)
                    .hasMessage("the subscriber is too slow: a message was waiting for it for more than 2 s, and NATS"
                            + " keeps none for longer");
        }
    }

    private Broker open(Map<String, Object> changes) throws ConfigException {
        return open(new NatsBrokers(), changes);
    }

    private Broker open(NatsBrokers brokers, Map<String, Object> changes) throws ConfigException {
        Map<String, Object> settings = new HashMap<>(shared.settings().values());
        settings.put("stream", stream);
        settings.put("subject_prefix", stream + ".");
        settings.putAll(changes);
        return brokers.open(new Settings(settings));
    }

    private void create(StreamConfiguration.Builder configuration) throws Exception {
        server.addStream(
                configuration.name(stream).storageType(StorageType.Memory).build());
    }

    private static String publish(Broker broker, String payload) {
        return broker.publish("a", ByteString.copyFromUtf8(payload), Map.of());
    }

    private static String next(Subscription subscription) throws InterruptedException {
        return subscription.next(LIMIT).orElseThrow().getPayload().toStringUtf8();
    }
}
