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
import ${package}.config.ConfigException;
import ${package}.config.PluginConfig;
#if ($keyvalue)
import ${package}.keyvalue.BasicService;
import ${package}.keyvalue.BatchService;
#if (!$pubsub)
import ${package}.keyvalue.KeyValueStore;
#end
import ${package}.keyvalue.TtlService;
#end
import ${package}.lifecycle.DataCalls;
import ${package}.lifecycle.DataCalls.Drained;
import ${package}.lifecycle.LifecycleException;
import ${package}.lifecycle.LifecycleService;
import ${package}.lifecycle.Plugin;
import ${package}.lifecycle.State;
import ${package}.metrics.CallMetrics;
#if ($pubsub)
#if (!$keyvalue)
import ${package}.pubsub.Broker;
#end
import ${package}.pubsub.PubSubService;
import ${package}.rpc.LiveStreams;
#end
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The gRPC server with the plugin's interfaces. */
public final class PluginServer implements AutoCloseable {
    private final CallMetrics metrics = new CallMetrics();
    private final HealthStatusManager health = new HealthStatusManager();
    private final CountDownLatch stopped = new CountDownLatch(1);
#if ($pubsub)
    private final PubSubService topics;
#end
    private final Plugin<$type> plugin;
    private final Server server;

    /** @param transport says where to listen */
    public PluginServer(ServerBuilder<?> transport, BackendFactory<$type> backends) {
        DataCalls calls = new DataCalls();
        plugin = new Plugin<>(backends, calls, this::publish);
#if ($keyvalue && $pubsub)
        topics = new PubSubService(() -> plugin.backend().broker());
        List<BindableService> data = List.of(
                new BasicService(() -> plugin.backend().store()),
                new TtlService(() -> plugin.backend().store()),
                new BatchService(() -> plugin.backend().store()),
                topics);
#elseif ($keyvalue)
        List<BindableService> data = List.of(
                new BasicService(plugin::backend), new TtlService(plugin::backend), new BatchService(plugin::backend));
#else
        topics = new PubSubService(plugin::backend);
        List<BindableService> data = List.of(topics);
#end
#if ($pubsub)
        data.forEach(service -> transport.addService(ServerInterceptors.intercept(service, new LiveStreams(), calls)));
#else
        data.forEach(service -> transport.addService(ServerInterceptors.intercept(service, calls)));
#end
        server = transport
                .addService(new LifecycleService(plugin, data, this::dataEndpoint, this::stopSoon))
                .addService(health.getHealthService())
                .intercept(metrics)
                .build();
        publish(plugin.state());
    }

    /** Listens; the plugin itself is not started. */
    public void listen() throws IOException {
        server.start();
    }

    /** Initializes and starts the plugin, without a proxy. */
    public void startPlugin(PluginConfig config) throws ConfigException, LifecycleException {
        plugin.initialize(config);
        plugin.start();
    }

    public int port() {
        return server.getPort();
    }

    public CallMetrics metrics() {
        return metrics;
    }

    /** Waits until the server has stopped, because of a Stop call or of {@link #close}. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** What the call Drain does, whose time-out is in whole seconds. */
    Drained drain(Duration timeout) throws InterruptedException {
        return plugin.drain(timeout);
    }

    /** Lets calls finish, then stops. */
    @Override
    public void close() {
        try {
            stop(LifecycleService.DEFAULT_TIMEOUT);
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Duration timeout) throws InterruptedException {
        plugin.stop(timeout);
        server.shutdown();
        if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
            server.shutdownNow().awaitTermination(1, TimeUnit.SECONDS);
        }
        stopped.countDown();
    }

    /** On a thread of its own, for the call that asks for it has to be answered first. */
    private void stopSoon(Duration timeout) {
        Thread thread = new Thread(
                () -> {
                    try {
                        stop(timeout);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop");
        thread.start();
    }

    private String dataEndpoint() {
        return "localhost:" + port();
    }

    private void publish(State state) {
#if ($pubsub)
        if (state == State.DRAINING) {
            topics.endSubscriptions();
        }
#end
        ServingStatus status = state == State.SERVING ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        for (ServerServiceDefinition service : server.getImmutableServices()) {
            health.setStatus(service.getServiceDescriptor().getName(), status);
        }
    }
}
