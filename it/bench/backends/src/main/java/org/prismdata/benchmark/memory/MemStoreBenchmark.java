package org.prismdata.benchmark.memory;

import com.acme.memstore.keyvalue.MemStore;
import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The generated MemStore, one for all threads, with as many keys as a test or a small service has. */
@State(Scope.Benchmark)
public class MemStoreBenchmark {
    private static final String[] KEYS =
            IntStream.range(0, 1024).mapToObj(i -> "order-" + i).toArray(String[]::new);
    private static final ByteString VALUE = ByteString.copyFrom(new byte[100]);

    private final MemStore store = new MemStore(InstantSource.system());

    public MemStoreBenchmark() {
        for (String key : KEYS) {
            store.set(key, VALUE);
        }
    }

    @Benchmark
    public void set() {
        store.set(key(), VALUE);
    }

    @Benchmark
    public Optional<ByteString> get() {
        return store.get(key());
    }

    private static String key() {
        return KEYS[ThreadLocalRandom.current().nextInt(KEYS.length)];
    }
}
