package ${package}.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configuration may be. */
class NatsBrokersTest {
    @Test
    void needsAUrl() {
        assertRefused(Map.of(), "backend.url is missing, for example nats://localhost:4222");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nats://",
                "http://localhost",
                "nats://ann:secret@",
                "nats://ann:se@cret@localhost",
                "nats://ann:12/secret@localhost",
                "nats://ann:12#secret@localhost",
                "nats://a,,nats://b"
            })
    void refusesAUrlWithoutShowingIt(String url) {
        assertRefused(
                Map.of("url", url),
                "backend.url must be like nats://localhost:4222, with commas between several;"
                        + " in a user or password write special characters as in URLs, @ as %40");
    }

    @Test
    void takesSeveralUrls() throws ConfigException {
        Servers servers = Servers.parse(" nats://ann:p%40ss@one , tls://two:4443,three");
        assertThat(servers.urls()).containsExactly("nats://ann:p%40ss@one", "tls://two:4443", "three");
        assertThat(servers).hasToString("one:4222, two:4443, three:4222");
    }

    @Test
    void takesOneLogin() {
        assertRefused(with("username", "ann"), "backend must have both username and password, or neither");
        assertRefused(with("password", "secret"), "backend must have both username and password, or neither");
        assertRefused(
                Map.of("url", "nats://localhost", "token", "secret", "credentials", "file"),
                "backend must have only one of username, token and credentials");
        assertRefused(
                with("credentials", "none.creds"),
                "backend.credentials must be a file that can be read, got \"none.creds\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prism", ".", "prism..", "a b.", "*.", ">", "prism.>", "$JS."})
    void refusesAPrefix(String prefix) {
        assertRefused(
                with("subject_prefix", prefix),
                "backend.subject_prefix must be letters, digits, - and _, with a dot after each word, for example prism.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "*", ">", "a/b"})
    void refusesAStream(String stream) {
        assertRefused(with("stream", stream), "backend.stream must be letters, digits, - and _, for example prism");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_age_seconds", "max_messages_per_topic", "replicas"})
    void refusesWhatIsNoNumber(String key) {
        assertRefused(with(key, "0"), "backend." + key + " must be a positive number, got \"0\"");
    }

    @Test
    void describesTheStream() throws ConfigException {
        StreamConfiguration stream = TopicStream.of(Settings.NONE).wanted();
        assertThat(stream.getName()).isEqualTo("prism");
        assertThat(stream.getSubjects()).containsExactly("prism.>");
        assertThat(stream.getStorageType()).isEqualTo(StorageType.File);
        assertThat(stream.getMaxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(stream.getMaxMsgsPerSubject()).isEqualTo(100_000);
        assertThat(stream.getReplicas()).isEqualTo(1);

        Map<String, Object> settings = new HashMap<>(Map.of("stream", "orders", "subject_prefix", "shop.orders."));
        settings.putAll(Map.of("max_age_seconds", 5, "max_messages_per_topic", 7, "replicas", 3));
        TopicStream other = TopicStream.of(new Settings(settings));
        assertThat(other.name()).isEqualTo("orders");
        assertThat(other.subject("a.b")).isEqualTo("shop.orders.a.b");
        assertThat(other.wanted().getMaxAge()).isEqualTo(Duration.ofSeconds(5));
        assertThat(other.wanted().getMaxMsgsPerSubject()).isEqualTo(7);
        assertThat(other.wanted().getReplicas()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.>", "a.>", ">", "*.b.>", "*.*.>"})
    void fitsAStreamWithAllItsSubjects(String subject) throws ConfigException {
        assertThat(TopicStream.of(new Settings(Map.of("subject_prefix", "a.b.")))
                        .covers(subject))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a.b.c.>", "b.>", "a.b.*", "a.*", "*.*.*.>", "A.b.>", "*"})
    void fitsNoStreamWithOthers(String subject) throws ConfigException {
        assertThat(TopicStream.of(new Settings(Map.of("subject_prefix", "a.b.")))
                        .covers(subject))
                .isFalse();
    }

    @Test
    void saysWhereItCannotConnect() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Settings settings = new Settings(Map.of("url", "nats://ann:secret@127.0.0.1:" + closed));
        assertThatThrownBy(() -> new NatsBrokers().open(settings))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("NATS is unavailable: cannot connect to 127.0.0.1:" + closed
                        + ": java.net.ConnectException: Connection refused");
    }

    private static void assertRefused(Map<String, Object> settings, String message) {
        assertThatThrownBy(() -> new NatsBrokers().open(new Settings(settings)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    private static Map<String, Object> with(String key, String value) {
        Map<String, Object> settings = new HashMap<>(Map.of("url", "nats://localhost"));
        settings.put(key, value);
        return settings;
    }
}
