package ${package}.nats;

import ${package}.backend.BackendFactory;
import ${package}.config.ConfigException;
import ${package}.config.Settings;
import ${package}.pubsub.Broker;
import io.nats.client.AuthenticationException;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens brokers on NATS. The backend's configuration: {@code url}; where that does not say who asks, {@code username} and
 * {@code password}, or {@code token}, or the file {@code credentials}; {@code stream} and {@code subject_prefix}; and
 * how to make a stream that is missing: {@code max_age_seconds}, {@code max_messages_per_topic}, {@code replicas}.
 */
public final class NatsBrokers implements BackendFactory<Broker> {
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(3);

    private static final Duration PAUSE_BETWEEN_RECONNECTS = Duration.ofMillis(500);

    /** A connection is dead when two pings in a row have no answer. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);

    private final Duration timeToAnswer;

    public NatsBrokers() {
        this(TIME_TO_ANSWER);
    }

    /** @param timeToAnswer for the server, to take a connection and to answer a request */
    NatsBrokers(Duration timeToAnswer) {
        this.timeToAnswer = timeToAnswer;
    }

    @Override
    public Broker open(Settings settings) throws ConfigException {
        Servers servers = Servers.parse(settings.required("url", "nats://localhost:4222"));
        TopicStream stream = TopicStream.of(settings);
        Options.Builder options = Options.builder()
                .servers(servers.urls().toArray(String[]::new))
                .connectionName("${artifactId}")
                .connectionTimeout(timeToAnswer)
                .pingInterval(PING_INTERVAL)
                .maxReconnects(-1)
                .reconnectWait(PAUSE_BETWEEN_RECONNECTS)
                // A call fails during an outage, instead of being done at some time after it.
                .reconnectBufferSize(0);
        login(settings, options);
        NatsBroker broker = new NatsBroker(connect(servers, options), servers, stream);
        try {
            broker.openStream();
            return broker;
        } catch (ConfigException | RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static Session connect(Servers servers, Options.Builder options) {
        ConnectionLog log = new ConnectionLog();
        try {
            return new Session(options, log);
        } catch (AuthenticationException e) {
            throw NatsBroker.unavailable(servers + " refuses the login", e);
        } catch (IOException e) {
            // Its own message has the URLs, with passwords.
            throw NatsBroker.unavailable("cannot connect to " + servers + ": " + log.failure(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NatsBroker.unavailable("interrupted", e);
        }
    }

    private static void login(Settings settings, Options.Builder options) throws ConfigException {
        Optional<String> username = settings.text("username");
        Optional<String> password = settings.text("password");
        Optional<String> token = settings.text("token");
        Optional<String> credentials = settings.text("credentials");
        if (Stream.of(username, token, credentials).filter(Optional::isPresent).count() > 1) {
            throw new ConfigException("backend must have only one of username, token and credentials");
        }
        if (username.isPresent() != password.isPresent()) {
            throw new ConfigException("backend must have both username and password, or neither");
        }
        username.ifPresent(name -> options.userInfo(name, password.orElseThrow()));
        token.ifPresent(value -> options.token(value.toCharArray()));
        if (credentials.isPresent()) {
            if (!Files.isReadable(Path.of(credentials.get()))) {
                throw new ConfigException(
                        "backend.credentials must be a file that can be read, got \"" + credentials.get() + "\"");
            }
            options.credentialPath(credentials.get());
        }
    }
}
