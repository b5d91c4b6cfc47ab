package ${package}.remote;

import ${package}.PluginClient;
import ${package}.Subscriber;
import ${package}.pubsub.Broker;
import ${package}.pubsub.FellBehindException;
import ${package}.pubsub.Subscription;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prismdata.interfaces.pubsub.Message;
import org.prismdata.interfaces.pubsub.PublishRequest;
import org.prismdata.interfaces.pubsub.PublishResponse;

/** A plugin's topics at the other end of gRPC, so that the contract can be held against a whole plugin. */
public final class RemoteBroker implements Broker {
    private final PluginClient client;

    public RemoteBroker(PluginClient client) {
        this.client = client;
    }

    @Override
    public String publish(String topic, ByteString payload, Map<String, String> metadata) {
        PublishRequest request = PublishRequest.newBuilder()
                .setTopic(topic)
                .setPayload(payload)
                .putAllMetadata(metadata)
                .build();
        PublishResponse response = RemoteStore.call(() -> client.topics().publish(request));
        RemoteStore.check(response.getError());
        return response.getMessageId();
    }

    @Override
    public Subscription subscribe(String topic) {
        try {
            return new RemoteSubscription(
                    Subscriber.of(client, topic, UUID.randomUUID().toString()));
        } catch (StatusException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void ping() {
        new RemoteStore(client).ping();
    }

    @Override
    public void close() {
        client.close();
    }

    private record RemoteSubscription(Subscriber subscriber) implements Subscription {
        @Override
        public Optional<Message> next(Duration limit) throws InterruptedException {
            try {
                return subscriber.next(limit);
            } catch (StatusException e) {
                if (e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED) {
                    throw new FellBehindException(e.getMessage());
                }
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            subscriber.close();
        }
    }
}
