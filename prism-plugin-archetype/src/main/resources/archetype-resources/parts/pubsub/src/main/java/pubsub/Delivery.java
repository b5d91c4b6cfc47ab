package ${package}.pubsub;

import ${package}.rpc.LiveStreams;
import ${package}.rpc.Reply;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.interfaces.pubsub.Message;

/**
 * Carries one subscription's messages to its stream, on a thread of its own. It takes the next message only when the
 * stream has room, so a slow caller fills nobody's memory but the subscription's.
 */
final class Delivery {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final ServerCallStreamObserver<Message> stream;
    private final Supplier<Subscription> subscribe;
    private final Consumer<Delivery> atEnd;
    private final Thread thread;
    private Status end;

    /** To be made within the call that asks for the stream: only there may its handlers be set. */
    Delivery(ServerCallStreamObserver<Message> stream, Supplier<Subscription> subscribe, Consumer<Delivery> atEnd) {
        this.stream = stream;
        this.subscribe = subscribe;
        this.atEnd = atEnd;
        thread = new Thread(Context.current().wrap(this::run), "delivery");
        stream.setOnReadyHandler(this::wake);
        stream.setOnCancelHandler(() -> end(Status.CANCELLED));
    }

    void start() {
        thread.start();
    }

    /** Ends the stream soon, after a message that is on its way. The first end counts. */
    synchronized void end(Status status) {
        if (end == null) {
            end = status;
            thread.interrupt();
            notifyAll();
        }
    }

    private void run() {
        Status status;
        try (Subscription subscription = subscribe.get()) {
            status = deliver(subscription);
        } catch (RuntimeException e) {
            status = ended(() -> Reply.status(e));
        }
        atEnd.accept(this);
        if (status.isOk()) {
            stream.onCompleted();
        } else {
            stream.onError(status.asRuntimeException());
        }
    }

    private Status deliver(Subscription subscription) {
        try {
            LiveStreams.confirm();
            while (true) {
                awaitRoom();
                subscription.next(LIMIT).ifPresent(stream::onNext);
            }
        } catch (InterruptedException e) {
            return ended(() -> Status.CANCELLED);
        } catch (FellBehindException e) {
            return ended(() -> Status.RESOURCE_EXHAUSTED.withDescription(e.getMessage()));
        } catch (RuntimeException e) {
            return ended(() -> Reply.status(e));
        }
    }

    private synchronized void awaitRoom() throws InterruptedException {
        while (end == null && !stream.isReady()) {
            wait();
        }
        if (end != null) {
            throw new InterruptedException();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** From here on nobody interrupts, so that the subscription can be closed in peace. */
    private synchronized Status ended(Supplier<Status> reason) {
        if (end == null) {
            end = reason.get();
        }
        Thread.interrupted();
        return end;
    }
}
