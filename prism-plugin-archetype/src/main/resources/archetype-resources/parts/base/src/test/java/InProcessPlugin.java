#set ($keyvalue = ${backend} != "kafka" && ${backend} != "nats")
#set ($pubsub = ${backend} != "sqlite" && ${backend} != "postgres")
#if ($keyvalue && $pubsub)
#set ($type = "StoreAndBroker")
#elseif ($keyvalue)
#set ($type = "KeyValueStore")
#else
#set ($type = "Broker")
#end
package ${package};

import ${package}.backend.BackendFactory;
#if ($keyvalue)
import ${package}.keyvalue.KeyValueStore;
import ${package}.keyvalue.MemStore;
#end
#if ($pubsub)
import ${package}.pubsub.Broker;
import ${package}.pubsub.MemBroker;
#end
import ${package}.tier.SettableClock;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;

/** A plugin and its client in one process, with no network between them and a backend in memory. */
final class InProcessPlugin implements AutoCloseable {
    /** Runs before each call to the backend: a test makes it fail or wait. */
    volatile Runnable beforeCall = () -> {};

    final SettableClock clock = new SettableClock();
    final PluginServer server;
    final PluginClient client;

    InProcessPlugin() throws IOException {
        this(null);
    }

    /** @param backends null for the one in memory */
    InProcessPlugin(BackendFactory<$type> backends) throws IOException {
        String name = UUID.randomUUID().toString();
        server = new PluginServer(
                InProcessServerBuilder.forName(name), backends == null ? settings -> inMemory() : backends);
        server.listen();
        client = new PluginClient(InProcessChannelBuilder.forName(name).build());
    }

    InProcessPlugin started() {
        client.initialize(Map.of());
        client.start();
        return this;
    }

    private $type inMemory() {
#if ($keyvalue && $pubsub)
        return new StoreAndBroker(
                watched(KeyValueStore.class, new MemStore(clock)), watched(Broker.class, new MemBroker(clock)));
#elseif ($keyvalue)
        return watched(KeyValueStore.class, new MemStore(clock));
#else
        return watched(Broker.class, new MemBroker(clock));
#end
    }

    private <T> T watched(Class<T> type, T backend) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("close")) {
                        beforeCall.run();
                    }
                    try {
                        return method.invoke(backend, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
