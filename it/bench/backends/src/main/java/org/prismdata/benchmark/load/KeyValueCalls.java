package org.prismdata.benchmark.load;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import java.util.concurrent.ThreadLocalRandom;
import org.prismdata.interfaces.keyvalue.BatchSetRequest;
import org.prismdata.interfaces.keyvalue.GetRequest;
import org.prismdata.interfaces.keyvalue.GetResponse;
import org.prismdata.interfaces.keyvalue.KeyValueBasicInterfaceGrpc;
import org.prismdata.interfaces.keyvalue.KeyValueBasicInterfaceGrpc.KeyValueBasicInterfaceBlockingStub;
import org.prismdata.interfaces.keyvalue.KeyValueBatchInterfaceGrpc;
import org.prismdata.interfaces.keyvalue.SetRequest;

/** Sets and gets values of one size, with keys by chance. */
final class KeyValueCalls {
    private static final int KEYS = 10_000;
    private static final int BATCH = 100;

    private final Channel channel;
    private final KeyValueBasicInterfaceBlockingStub plugin;
    private final ByteString value;

    KeyValueCalls(Channel channel, int bytes) {
        this.channel = channel;
        plugin = KeyValueBasicInterfaceGrpc.newBlockingStub(channel);
        value = RandomBytes.of(bytes);
    }

    /** Sets every key, for all that is got to be there. */
    void fill() {
        for (int from = 0; from < KEYS; from += BATCH) {
            BatchSetRequest.Builder batch = BatchSetRequest.newBuilder();
            for (int key = from; key < from + BATCH; key++) {
                batch.addRequests(setRequest(key));
            }
            if (!KeyValueBatchInterfaceGrpc.newBlockingStub(channel)
                    .batchSet(batch.build())
                    .getAllSuccess()) {
                throw new IllegalStateException("the plugin has refused a batch");
            }
        }
    }

    boolean set() {
        return plugin.set(setRequest(anyKey())).getSuccess();
    }

    boolean get() {
        GetResponse answer =
                plugin.get(GetRequest.newBuilder().setKey(name(anyKey())).build());
        return answer.getValue().size() == value.size();
    }

    private SetRequest setRequest(int key) {
        return SetRequest.newBuilder().setKey(name(key)).setValue(value).build();
    }

    private String name(int key) {
        return "load-" + value.size() + "-" + key;
    }

    private static int anyKey() {
        return ThreadLocalRandom.current().nextInt(KEYS);
    }
}
