package ${package}.nats;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.pubsub.Broker;
import ${package}.pubsub.Subscription;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.nats.client.JetStreamApiException;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Publishes into a stream on NATS, and reads from it. */
final class NatsBroker implements Broker {
    private final Session session;
    private final Servers servers;
    private final TopicStream stream;
    private volatile long outages;

    NatsBroker(Session session, Servers servers, TopicStream stream) {
        this.session = session;
        this.servers = servers;
        this.stream = stream;
    }

    /** Makes the stream if it is missing. */
    void openStream() throws ConfigException {
        try {
            stream.open(session.management());
        } catch (IOException e) {
            if (session.connection().getServerInfo().isJetStreamAvailable()) {
                throw failed(e);
            }
            throw unavailable(servers + " has no JetStream; start nats-server with -js", e);
        } catch (JetStreamApiException | IllegalStateException e) {
            throw failed(e);
        }
    }

    @Override
    public String publish(String topic, ByteString payload, Map<String, String> metadata) {
        Headers headers = MetadataHeaders.of(metadata);
        long size = payload.size() + (headers.isEmpty() ? 0 : headers.serializedLength());
        long max = session.connection().getMaxPayload();
        if (size > max) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("NATS takes no message above " + max + " bytes (max_payload), got " + size)
                    .asRuntimeException();
        }
        return call(() -> {
            long number = session.messages()
                    .publish(stream.subject(topic), headers, payload.toByteArray())
                    .getSeqno();
            return Long.toString(number);
        });
    }

    @Override
    public Subscription subscribe(String topic) {
        return call(() -> new NatsSubscription(session, stream, topic));
    }

    @Override
    public void ping() {
        try {
            session.connection().RTT();
        } catch (IOException | CancellationException e) {
            throw unavailable("no answer from " + servers, e);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private <T> T call(Call<T> call) {
        try {
            long now = session.outages();
            if (now != outages) {
                // The server may be another one, with nothing in it.
                stream.get(session.management());
                outages = now;
            }
            return call.run();
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            throw failed(e);
        }
    }

    private BackendUnavailableException failed(Exception e) {
        return session.isConnected()
                ? unavailable(e.getMessage().lines().findFirst().orElse(""), e)
                : unavailable("there is no connection to " + servers, e);
    }

    static BackendUnavailableException unavailable(String why, Exception cause) {
        return new BackendUnavailableException("NATS is unavailable: " + why, cause);
    }

    private interface Call<T> {
        T run() throws IOException, JetStreamApiException;
    }
}
