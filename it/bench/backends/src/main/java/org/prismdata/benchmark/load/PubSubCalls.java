package org.prismdata.benchmark.load;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.prismdata.interfaces.pubsub.Message;
import org.prismdata.interfaces.pubsub.PubSubBasicInterfaceGrpc;
import org.prismdata.interfaces.pubsub.PubSubBasicInterfaceGrpc.PubSubBasicInterfaceBlockingStub;
import org.prismdata.interfaces.pubsub.PublishRequest;
import org.prismdata.interfaces.pubsub.SubscribeRequest;
import org.prismdata.interfaces.pubsub.UnsubscribeRequest;

/** Publishes messages of one size, that hold when they were sent, in a topic of their own with one subscriber. */
final class PubSubCalls {
    private static final String SUBSCRIBER = "load";
    private static final int SECONDS_TO_ARRIVE = 10;

    private final String topic = "load-" + UUID.randomUUID();
    private final PubSubBasicInterfaceBlockingStub plugin;
    private final ByteString rest;
    private final AtomicLong delivered = new AtomicLong();
    private volatile boolean ended;

    PubSubCalls(Channel channel, int bytes) {
        plugin = PubSubBasicInterfaceGrpc.newBlockingStub(channel);
        rest = RandomBytes.of(bytes - Long.BYTES);
    }

    /**
     * Returns once the subscription is live.
     *
     * @param onTheWay told how many nanoseconds each message was
     */
    void subscribe(Channel channel, LongConsumer onTheWay) throws InterruptedException {
        AtomicReference<Metadata> headers = new AtomicReference<>();
        Channel watched = ClientInterceptors.intercept(
                channel, MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
        PubSubBasicInterfaceGrpc.newStub(watched)
                .subscribe(
                        SubscribeRequest.newBuilder()
                                .setTopic(topic)
                                .setSubscriberId(SUBSCRIBER)
                                .build(),
                        new Deliveries(onTheWay));
        while (headers.get() == null) {
            if (ended) {
                throw new IllegalStateException("the plugin has refused the subscription");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    boolean publish() {
        ByteBuffer sent = ByteBuffer.allocate(Long.BYTES).putLong(0, System.nanoTime());
        return plugin.publish(PublishRequest.newBuilder()
                        .setTopic(topic)
                        .setPayload(ByteString.copyFrom(sent).concat(rest))
                        .build())
                .getSuccess();
    }

    /** Waits for what is still on its way, and ends the subscription. Returns how many messages have not come. */
    long awaitRest(long published) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_ARRIVE);
        while (delivered.get() < published && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        plugin.unsubscribe(UnsubscribeRequest.newBuilder()
                .setTopic(topic)
                .setSubscriberId(SUBSCRIBER)
                .build());
        return published - delivered.get();
    }

    private final class Deliveries implements StreamObserver<Message> {
        private final LongConsumer onTheWay;

        Deliveries(LongConsumer onTheWay) {
            this.onTheWay = onTheWay;
        }

        @Override
        public void onNext(Message message) {
            long sent = message.getPayload().asReadOnlyByteBuffer().getLong();
            onTheWay.accept(System.nanoTime() - sent);
            delivered.incrementAndGet();
        }

        @Override
        public void onError(Throwable failure) {
            System.err.println("The subscription has ended: " + failure.getMessage());
            ended = true;
        }

        @Override
        public void onCompleted() {
            // That was asked for.
        }
    }
}
