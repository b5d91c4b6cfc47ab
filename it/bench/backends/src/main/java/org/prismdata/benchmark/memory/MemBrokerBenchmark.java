package org.prismdata.benchmark.memory;

import com.acme.memstore.pubsub.MemBroker;
import com.acme.memstore.pubsub.Subscription;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.prismdata.interfaces.pubsub.Message;

/** The generated MemBroker, one for all threads. */
@State(Scope.Benchmark)
public class MemBrokerBenchmark {
    private static final ByteString PAYLOAD = ByteString.copyFrom(new byte[100]);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final MemBroker broker = new MemBroker(InstantSource.system());

    /** A topic for each thread, so that it gets what it publishes. */
    @State(Scope.Thread)
    public static class Topic {
        private final String name = Thread.currentThread().getName();
        private Subscription subscription;

        @Setup
        public void subscribe(MemBrokerBenchmark benchmark) {
            subscription = benchmark.broker.subscribe(name);
        }
    }

    @Benchmark
    public Optional<Message> publishAndTake(Topic topic) throws InterruptedException {
        broker.publish(topic.name, PAYLOAD, Map.of());
        return topic.subscription.next(LIMIT);
    }
}
