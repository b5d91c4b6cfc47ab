package ${package}.pubsub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.prismdata.interfaces.pubsub.Message;

/**
 * The subscription of a broker that waits for nobody: it holds the messages that its subscriber has not taken yet. When
 * these become too many, the subscription is over.
 */
public final class Backlog implements Subscription {
    public static final int MAX_MESSAGES = 10_000;
    public static final int MAX_BYTES = 16 << 20;

    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Consumer<Backlog> atClose;
    private int bytes;
    private boolean lost;

    /** @param atClose to stop {@linkplain #add adding} */
    public Backlog(Consumer<Backlog> atClose) {
        this.atClose = atClose;
    }

    public synchronized void add(Message message) {
        if (lost) {
            return;
        }
        waiting.add(message);
        bytes += message.getSerializedSize();
        if (waiting.size() > MAX_MESSAGES || bytes > MAX_BYTES) {
            lost = true;
            waiting.clear();
        }
        notifyAll();
    }

    @Override
    public synchronized Optional<Message> next(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); waiting.isEmpty() && !lost && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (lost) {
            throw new FellBehindException("the subscriber is too slow: more than " + MAX_MESSAGES + " messages or "
                    + MAX_BYTES + " bytes were waiting for it");
        }
        Optional<Message> next = Optional.ofNullable(waiting.poll());
        next.ifPresent(message -> bytes -= message.getSerializedSize());
        return next;
    }

    @Override
    public void close() {
        atClose.accept(this);
    }
}
