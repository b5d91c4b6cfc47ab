package ${package};

import ${package}.keyvalue.KeyValueStore;
import ${package}.keyvalue.MemStore;
import ${package}.keyvalue.SettableClock;
import ${package}.keyvalue.StoreFactory;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;

/** A plugin and its client in one process, with no network between them and a {@link MemStore} behind. */
final class InProcessPlugin implements AutoCloseable {
    /** Runs before each call to the store: a test makes it fail or wait. */
    volatile Runnable beforeStoreCall = () -> {};

    final SettableClock clock = new SettableClock();
    final PluginServer server;
    final PluginClient client;

    InProcessPlugin() throws IOException {
        this(null);
    }

    /** @param stores null for the MemStore */
    InProcessPlugin(StoreFactory stores) throws IOException {
        String name = UUID.randomUUID().toString();
        server = new PluginServer(
                InProcessServerBuilder.forName(name),
                stores == null ? backend -> watched(new MemStore(clock)) : stores);
        server.listen();
        client = new PluginClient(InProcessChannelBuilder.forName(name).build());
    }

    InProcessPlugin started() {
        client.initialize(Map.of());
        client.start();
        return this;
    }

    private KeyValueStore watched(KeyValueStore store) {
        return (KeyValueStore) Proxy.newProxyInstance(
                KeyValueStore.class.getClassLoader(),
                new Class<?>[] {KeyValueStore.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("close")) {
                        beforeStoreCall.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
