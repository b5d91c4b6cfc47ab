package ${package};

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.prismdata.interfaces.pubsub.Message;
import org.prismdata.interfaces.pubsub.PubSubBasicInterfaceGrpc;
import org.prismdata.interfaces.pubsub.SubscribeRequest;

/** A subscriber as the Prism proxy has them: a stream from which it takes a message at a time. */
public final class Subscriber implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClientCall<SubscribeRequest, Message> call;
    private final CompletableFuture<Void> live = new CompletableFuture<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private boolean asked;

    private Subscriber(ClientCall<SubscribeRequest, Message> call) {
        this.call = call;
    }

    /** Returns once the subscription is live. */
    public static Subscriber of(PluginClient client, String topic, String subscriberId)
            throws StatusException, InterruptedException {
        Subscriber subscriber = new Subscriber(
                client.channel().newCall(PubSubBasicInterfaceGrpc.getSubscribeMethod(), CallOptions.DEFAULT));
        subscriber.open(SubscribeRequest.newBuilder()
                .setTopic(topic)
                .setSubscriberId(subscriberId)
                .build());
        return subscriber;
    }

    private void open(SubscribeRequest request) throws StatusException, InterruptedException {
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onHeaders(Metadata headers) {
                        live.complete(null);
                    }

                    @Override
                    public void onMessage(Message message) {
                        events.add(new Event(message, null));
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        live.completeExceptionally(status.asException());
                        events.add(new Event(null, status));
                    }
                },
                new Metadata());
        call.sendMessage(request);
        call.halfClose();
        try {
            live.get();
        } catch (ExecutionException e) {
            throw (StatusException) e.getCause();
        }
    }

    /** Waits for the next message, for which it asks only now. */
    public Message next() throws StatusException, InterruptedException {
        return next(LIMIT).orElseThrow(() -> new AssertionError("no message came within " + LIMIT));
    }

    public Optional<Message> next(Duration limit) throws StatusException, InterruptedException {
        if (!asked) {
            call.request(1);
            asked = true;
        }
        Event event = events.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null) {
            return Optional.empty();
        }
        if (event.end() != null) {
            throw event.end().asException();
        }
        asked = false;
        return Optional.of(event.message());
    }

    /** Waits for the stream to complete without another message. */
    public void awaitCompletion() throws InterruptedException {
        Event event = events.poll(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null || event.end() == null || !event.end().isOk()) {
            throw new AssertionError("the stream did not complete: " + event);
        }
    }

    @Override
    public void close() {
        call.cancel("the test is over", null);
    }

    private record Event(Message message, Status end) {}
}
