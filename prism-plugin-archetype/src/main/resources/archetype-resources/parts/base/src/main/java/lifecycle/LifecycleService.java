package ${package}.lifecycle;

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.PluginConfig;
import ${package}.lifecycle.DataCalls.Drained;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.interfaces.DrainRequest;
import org.prismdata.interfaces.DrainResponse;
import org.prismdata.interfaces.HealthCheckRequest;
import org.prismdata.interfaces.HealthCheckResponse;
import org.prismdata.interfaces.HealthStatus;
import org.prismdata.interfaces.InitializeRequest;
import org.prismdata.interfaces.InitializeResponse;
import org.prismdata.interfaces.LifecycleInterfaceGrpc.LifecycleInterfaceImplBase;
import org.prismdata.interfaces.PatternMetadata;
import org.prismdata.interfaces.StartRequest;
import org.prismdata.interfaces.StartResponse;
import org.prismdata.interfaces.StopRequest;
import org.prismdata.interfaces.StopResponse;

/** Lets the Prism proxy drive the {@link Plugin}. What goes wrong is told in a response's error field. */
public final class LifecycleService extends LifecycleInterfaceImplBase {
    /** For a request that names no time-out; below the ten seconds after which a container engine kills. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(8);

    private final Plugin<?> plugin;
    private final List<BindableService> dataServices;
    private final Supplier<String> dataEndpoint;
    private final Consumer<Duration> stop;

    /**
     * @param dataEndpoint gives the data interfaces' host:port, once the server listens
     * @param stop ends the server within a time-out; returns at once
     */
    public LifecycleService(
            Plugin<?> plugin,
            List<BindableService> dataServices,
            Supplier<String> dataEndpoint,
            Consumer<Duration> stop) {
        this.plugin = plugin;
        this.dataServices = dataServices;
        this.dataEndpoint = dataEndpoint;
        this.stop = stop;
    }

    @Override
    public void initialize(InitializeRequest request, StreamObserver<InitializeResponse> response) {
        InitializeResponse.Builder answer = InitializeResponse.newBuilder();
        try {
            plugin.initialize(InitializeConfig.of(request));
            answer.setSuccess(true).setMetadata(metadata(plugin.config()));
        } catch (ConfigException | LifecycleException | BackendUnavailableException e) {
            answer.setError(e.getMessage());
        }
        reply(response, answer.build());
    }

    @Override
    public void start(StartRequest request, StreamObserver<StartResponse> response) {
        StartResponse.Builder answer = StartResponse.newBuilder();
        try {
            plugin.start();
            answer.setSuccess(true).setDataEndpoint(dataEndpoint.get());
        } catch (LifecycleException e) {
            answer.setError(e.getMessage());
        }
        reply(response, answer.build());
    }

    @Override
    public void drain(DrainRequest request, StreamObserver<DrainResponse> response) {
        DrainResponse.Builder answer = DrainResponse.newBuilder();
        try {
            Drained drained = plugin.drain(timeout(request.getTimeoutSeconds()));
            answer.setSuccess(true).setDrainedOperations(drained.finished()).setAbortedOperations(drained.aborted());
        } catch (LifecycleException e) {
            answer.setError(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.setError("interrupted");
        }
        reply(response, answer.build());
    }

    @Override
    public void stop(StopRequest request, StreamObserver<StopResponse> response) {
        try {
            Duration timeout = timeout(request.getTimeoutSeconds());
            reply(response, StopResponse.newBuilder().setSuccess(true).build());
            stop.accept(timeout);
        } catch (LifecycleException e) {
            reply(response, StopResponse.newBuilder().setError(e.getMessage()).build());
        }
    }

    @Override
    public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> response) {
        State state = plugin.state();
        HealthCheckResponse.Builder answer = HealthCheckResponse.newBuilder()
                .setMessage(state.text())
                .putAllDetails(
                        Map.of("state", state.name(), "calls_in_flight", Integer.toString(plugin.callsInFlight())));
        reply(response, answer.setStatus(health(state, answer)).build());
    }

    private PatternMetadata metadata(PluginConfig config) {
        return PatternMetadata.newBuilder()
                .setName(config.name())
                .setVersion(config.version())
                .addAllInterfaces(
                        dataServices.stream().map(Interfaces::declaration).toList())
                .build();
    }

    private HealthStatus health(State state, HealthCheckResponse.Builder answer) {
        if (state == State.DRAINING) {
            return HealthStatus.HEALTH_STATUS_DEGRADED;
        }
        if (state != State.SERVING) {
            return HealthStatus.HEALTH_STATUS_UNHEALTHY;
        }
        try {
            plugin.backend().ping();
            return HealthStatus.HEALTH_STATUS_HEALTHY;
        } catch (BackendUnavailableException e) {
            answer.setMessage(e.getMessage());
            return HealthStatus.HEALTH_STATUS_UNHEALTHY;
        }
    }

    private static Duration timeout(int seconds) throws LifecycleException {
        if (seconds < 0) {
            throw new LifecycleException("timeout_seconds must not be negative, got " + seconds);
        }
        return seconds == 0 ? DEFAULT_TIMEOUT : Duration.ofSeconds(seconds);
    }

    private static <T> void reply(StreamObserver<T> response, T answer) {
        response.onNext(answer);
        response.onCompleted();
    }
}
