package ${package}.pubsub;

import ${package}.rpc.Reply;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.prismdata.interfaces.pubsub.Message;
import org.prismdata.interfaces.pubsub.PubSubBasicInterfaceGrpc.PubSubBasicInterfaceImplBase;
import org.prismdata.interfaces.pubsub.PublishRequest;
import org.prismdata.interfaces.pubsub.PublishResponse;
import org.prismdata.interfaces.pubsub.SubscribeRequest;
import org.prismdata.interfaces.pubsub.UnsubscribeRequest;
import org.prismdata.interfaces.pubsub.UnsubscribeResponse;

/** Publishes messages, and delivers those of a topic to its subscribers. A request's options are not used. */
public final class PubSubService extends PubSubBasicInterfaceImplBase {
    private static final Status DRAINING = Status.UNAVAILABLE.withDescription("the plugin is draining");
    private static final Status REPLACED =
            Status.ABORTED.withDescription("another subscription has taken this subscriber_id");

    private final Supplier<Broker> broker;
    private final ConcurrentMap<Subscriber, Delivery> deliveries = new ConcurrentHashMap<>();
    private volatile boolean draining;

    public PubSubService(Supplier<Broker> broker) {
        this.broker = broker;
    }

    @Override
    public void publish(PublishRequest request, StreamObserver<PublishResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.publishError(request);
            if (!error.isEmpty()) {
                return PublishResponse.newBuilder().setError(error).build();
            }
            String id = broker.get().publish(request.getTopic(), request.getPayload(), request.getMetadataMap());
            return PublishResponse.newBuilder()
                    .setSuccess(true)
                    .setMessageId(id)
                    .build();
        });
    }

    /**
     * Streams messages until the caller hangs up or unsubscribes. The stream's headers are sent once it is live. Of two
     * subscriptions with one subscriber_id the later stays, for the earlier may be one whose caller is gone.
     */
    @Override
    public void subscribe(SubscribeRequest request, StreamObserver<Message> response) {
        String error = Requests.subscriberError(request.getTopic(), request.getSubscriberId());
        if (!error.isEmpty()) {
            response.onError(Status.INVALID_ARGUMENT.withDescription(error).asRuntimeException());
            return;
        }
        Subscriber subscriber = new Subscriber(request.getTopic(), request.getSubscriberId());
        Delivery delivery = new Delivery(
                (ServerCallStreamObserver<Message>) response,
                () -> broker.get().subscribe(request.getTopic()),
                ended -> deliveries.remove(subscriber, ended));
        Delivery earlier = deliveries.put(subscriber, delivery);
        if (earlier != null) {
            earlier.end(REPLACED);
        }
        if (draining) {
            delivery.end(DRAINING);
        }
        delivery.start();
    }

    /** Ends the subscription, if there is one. */
    @Override
    public void unsubscribe(UnsubscribeRequest request, StreamObserver<UnsubscribeResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.subscriberError(request.getTopic(), request.getSubscriberId());
            Delivery delivery = deliveries.get(new Subscriber(request.getTopic(), request.getSubscriberId()));
            if (delivery != null) {
                delivery.end(Status.OK);
            }
            return UnsubscribeResponse.newBuilder()
                    .setSuccess(error.isEmpty())
                    .setError(error)
                    .build();
        });
    }

    /** Ends every subscription, for its subscriber to go on elsewhere. */
    public void endSubscriptions() {
        draining = true;
        deliveries.values().forEach(delivery -> delivery.end(DRAINING));
    }

    private record Subscriber(String topic, String id) {}
}
