#set ($keyvalue = ${backend} != "kafka" && ${backend} != "nats")
#set ($pubsub = ${backend} != "sqlite" && ${backend} != "postgres")
#if ($keyvalue)
#set ($call = 'client.get("a")')
#set ($answered = '.getFound()).isFalse()')
#set ($service = "prism.interfaces.keyvalue.KeyValueBasicInterface")
#set ($method = "Get")
#else
#set ($call = 'client.publish("a", "one")')
#set ($answered = '.getSuccess()).isTrue()')
#set ($service = "prism.interfaces.pubsub.PubSubBasicInterface")
#set ($method = "Publish")
#end
package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.metrics.MetricsEndpoint;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.interfaces.DrainRequest;
import org.prismdata.interfaces.DrainResponse;
import org.prismdata.interfaces.HealthCheckRequest;
import org.prismdata.interfaces.HealthCheckResponse;
import org.prismdata.interfaces.HealthStatus;
import org.prismdata.interfaces.InitializeResponse;
import org.prismdata.interfaces.InterfaceDeclaration;
import org.prismdata.interfaces.StopRequest;

/** The plugin's life, as the proxy drives it. */
@Timeout(20)
class PluginServerTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private InProcessPlugin plugin;
    private PluginClient client;

    @BeforeEach
    void create() throws IOException {
        plugin = new InProcessPlugin();
        client = plugin.client;
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        plugin.close();
    }

    @Test
    void refusesDataCallsUntilStarted() {
        assertThatThrownBy(() -> $call).hasMessage("UNAVAILABLE: the plugin is not initialized");
        client.initialize(Map.of());
        assertThatThrownBy(() -> $call).hasMessage("UNAVAILABLE: the plugin is not started");
        client.start();
        assertThat($call$answered;
    }

    @Test
    void declaresItsInterfaces() {
        InitializeResponse response = client.initialize(Map.of());
        assertThat(response.getSuccess()).isTrue();
        assertThat(response.getMetadata().getName()).isEqualTo("shop");
        assertThat(response.getMetadata().getVersion()).isEqualTo("1.2");
        assertThat(response.getMetadata().getInterfacesList())
                .extracting(InterfaceDeclaration::getName, InterfaceDeclaration::getProtoFile)
#if ($keyvalue)
                .containsExactly(
                        tuple("KeyValueBasicInterface", "prism/interfaces/keyvalue/keyvalue_basic.proto"),
                        tuple("KeyValueTTLInterface", "prism/interfaces/keyvalue/keyvalue_ttl.proto"),
#end
#if ($keyvalue && $pubsub)
                        tuple("KeyValueBatchInterface", "prism/interfaces/keyvalue/keyvalue_batch.proto"),
#elseif ($keyvalue)
                        tuple("KeyValueBatchInterface", "prism/interfaces/keyvalue/keyvalue_batch.proto"));
#end
#if ($keyvalue && $pubsub)
                        tuple("PubSubBasicInterface", "prism/interfaces/pubsub/pubsub_basic.proto"));
#elseif ($pubsub)
                .containsExactly(tuple("PubSubBasicInterface", "prism/interfaces/pubsub/pubsub_basic.proto"));
#end
        assertThat(response.getMetadata().getInterfacesList())
                .extracting(InterfaceDeclaration::getProtoHash)
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void initializesAgainWithTheSameBackendOnly() {
        client.initialize(Map.of("size", "1"));
        assertThat(client.initialize(Map.of("size", "1")).getSuccess()).isTrue();
        assertThat(client.initialize(Map.of()).getSuccess()).isTrue();
        assertThat(client.initialize(Map.of("size", "2")).getError())
                .isEqualTo("the plugin is already initialized with another backend configuration");
    }

    @Test
    void startsOnlyOnceInitialized() {
        assertThat(client.start().getError()).isEqualTo("the plugin is not initialized");
        client.initialize(Map.of());
        assertThat(client.start().getSuccess()).isTrue();
        assertThat(client.start().getSuccess()).isTrue();
    }

    @Test
    void mayTryAgainAfterAFailedInitialization() throws IOException {
        CountDownLatch failures = new CountDownLatch(2);
        try (InProcessPlugin failing = new InProcessPlugin(backend -> {
            failures.countDown();
            if (failures.getCount() == 1) {
                throw new BackendUnavailableException("the backend is away", null);
            }
            throw new ConfigException("backend.size is missing");
        })) {
            assertThat(failing.client.initialize(Map.of()).getError()).isEqualTo("the backend is away");
            assertThat(failing.client.initialize(Map.of()).getError()).isEqualTo("backend.size is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "prism.interfaces.LifecycleInterface",
#if ($keyvalue)
                "prism.interfaces.keyvalue.KeyValueBasicInterface",
                "prism.interfaces.keyvalue.KeyValueTTLInterface",
                "prism.interfaces.keyvalue.KeyValueBatchInterface",
#end
#if ($pubsub)
                "prism.interfaces.pubsub.PubSubBasicInterface",
#end
            })
    void servesHealthWhileServing(String service) {
        assertThat(client.health(service)).isEqualTo(ServingStatus.NOT_SERVING);
        plugin.started();
        assertThat(client.health(service)).isEqualTo(ServingStatus.SERVING);
        drain(1);
        assertThat(client.health(service)).isEqualTo(ServingStatus.NOT_SERVING);
    }

    @Test
    void checksHealthWithTheBackend() {
        assertThat(healthCheck().getStatus()).isEqualTo(HealthStatus.HEALTH_STATUS_UNHEALTHY);
        assertThat(healthCheck().getMessage()).isEqualTo("not initialized");
        plugin.started();
        assertThat(healthCheck().getStatus()).isEqualTo(HealthStatus.HEALTH_STATUS_HEALTHY);
        plugin.beforeCall = () -> {
            throw new BackendUnavailableException("the backend is away", null);
        };
        assertThat(healthCheck().getStatus()).isEqualTo(HealthStatus.HEALTH_STATUS_UNHEALTHY);
        assertThat(healthCheck().getMessage()).isEqualTo("the backend is away");
        drain(1);
        assertThat(healthCheck().getStatus()).isEqualTo(HealthStatus.HEALTH_STATUS_DEGRADED);
        assertThat(healthCheck().getDetailsMap()).containsEntry("state", "DRAINING");
    }

    @Test
    void drainingFinishesWhatIsInFlight() throws Exception {
        plugin.started();
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<?> inFlight = callThatWaitsFor(release);
        CompletableFuture<DrainResponse> draining = CompletableFuture.supplyAsync(() -> drain(10), callers);
        while (client.health("") == ServingStatus.SERVING) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> $call).hasMessage("UNAVAILABLE: the plugin is draining");
        assertThat(draining).isNotDone();
        release.countDown();
        inFlight.get();
        assertThat(draining.get())
                .isEqualTo(DrainResponse.newBuilder()
                        .setSuccess(true)
                        .setDrainedOperations(1)
                        .build());
    }

    @Test
    void drainingAbortsWhatTakesTooLong() throws Exception {
        plugin.started();
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<?> inFlight = callThatWaitsFor(release);
        assertThat(plugin.server.drain(Duration.ofMillis(10)).aborted()).isEqualTo(1);
        assertThat(inFlight)
                .failsWithin(1, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("UNAVAILABLE: the plugin stopped before the call was done");
        release.countDown();
    }

    @Test
    void refusesANegativeTimeout() {
        assertThat(drain(-1).getError()).isEqualTo("timeout_seconds must not be negative, got -1");
    }

    @Test
    void stopsAfterItHasAnswered() throws Exception {
        plugin.started();
        assertThat(client.lifecycle().stop(StopRequest.getDefaultInstance()).getSuccess())
                .isTrue();
        plugin.server.awaitStop();
        assertThatThrownBy(() -> $call).hasMessageContaining("UNAVAILABLE");
    }

    @Test
    void countsAndTimesCalls() throws Exception {
        assertThatThrownBy(() -> $call).hasMessageContaining("UNAVAILABLE");
        plugin.started();
        $call;
        $call;
        try (MetricsEndpoint endpoint = new MetricsEndpoint(0, plugin.server.metrics())) {
            URI address = URI.create("http://localhost:" + endpoint.port() + "/metrics");
            String metrics;
            try (InputStream answer = address.toURL().openStream()) {
                metrics = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
            String labels = "grpc_service=\"$service\",grpc_method=\"$method\"";
            assertThat(metrics)
                    .contains(
                            "grpc_server_handled_total{" + labels + ",grpc_code=\"OK\"} 2",
                            "grpc_server_handled_total{" + labels + ",grpc_code=\"UNAVAILABLE\"} 1",
                            "grpc_server_handling_seconds_bucket{" + labels + ",le=\"+Inf\"} 3",
                            "grpc_server_handling_seconds_count{" + labels + "} 3");
        }
    }

    /** Returns once the call is in the backend. */
    private CompletableFuture<?> callThatWaitsFor(CountDownLatch release) throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        plugin.beforeCall = () -> {
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        CompletableFuture<?> call = CompletableFuture.supplyAsync(() -> $call, callers);
        arrived.await();
        return call;
    }

    private DrainResponse drain(int seconds) {
        return client.lifecycle()
                .drain(DrainRequest.newBuilder().setTimeoutSeconds(seconds).build());
    }

    private HealthCheckResponse healthCheck() {
        return client.lifecycle().healthCheck(HealthCheckRequest.getDefaultInstance());
    }
}
