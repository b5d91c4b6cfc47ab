package ${package}.remote;

import ${package}.PluginClient;
import ${package}.backend.BackendUnavailableException;
import ${package}.keyvalue.KeyValueStore;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.prismdata.interfaces.HealthCheckRequest;
import org.prismdata.interfaces.HealthCheckResponse;
import org.prismdata.interfaces.HealthStatus;
import org.prismdata.interfaces.keyvalue.BatchDeleteRequest;
import org.prismdata.interfaces.keyvalue.BatchGetRequest;
import org.prismdata.interfaces.keyvalue.BatchSetRequest;
import org.prismdata.interfaces.keyvalue.DeleteRequest;
import org.prismdata.interfaces.keyvalue.ExistsRequest;
import org.prismdata.interfaces.keyvalue.ExpireRequest;
import org.prismdata.interfaces.keyvalue.ExpireResponse;
import org.prismdata.interfaces.keyvalue.GetResponse;
import org.prismdata.interfaces.keyvalue.GetTTLRequest;
import org.prismdata.interfaces.keyvalue.PersistRequest;

/** A plugin's store at the other end of gRPC, so that the contracts can be held against a whole plugin. */
public final class RemoteStore implements KeyValueStore {
    private final PluginClient client;

    public RemoteStore(PluginClient client) {
        this.client = client;
    }

    @Override
    public void set(String key, ByteString value) {
        check(call(() -> client.basic().set(PluginClient.set(key, value))).getError());
    }

    @Override
    public Optional<ByteString> get(String key) {
        GetResponse response = call(() -> client.get(key));
        check(response.getError());
        return response.getFound() ? Optional.of(response.getValue()) : Optional.empty();
    }

    @Override
    public void delete(String key) {
        DeleteRequest request = DeleteRequest.newBuilder().setKey(key).build();
        check(call(() -> client.basic().delete(request)).getError());
    }

    @Override
    public boolean exists(String key) {
        ExistsRequest request = ExistsRequest.newBuilder().setKey(key).build();
        return call(() -> client.basic().exists(request)).getExists();
    }

    @Override
    public boolean expire(String key, Duration ttl) {
        ExpireRequest request = ExpireRequest.newBuilder()
                .setKey(key)
                .setTtlSeconds(ttl.toSeconds())
                .build();
        ExpireResponse response = call(() -> client.ttl().expire(request));
        check(response.getError());
        return response.getKeyExisted();
    }

    @Override
    public long ttlSeconds(String key) {
        GetTTLRequest request = GetTTLRequest.newBuilder().setKey(key).build();
        return call(() -> client.ttl().getTTL(request)).getTtlSeconds();
    }

    @Override
    public boolean persist(String key) {
        PersistRequest request = PersistRequest.newBuilder().setKey(key).build();
        return call(() -> client.ttl().persist(request)).getExpirationRemoved();
    }

    @Override
    public void setAll(Map<String, ByteString> entries) {
        BatchSetRequest.Builder request = BatchSetRequest.newBuilder();
        entries.forEach((key, value) -> request.addRequests(PluginClient.set(key, value)));
        call(() -> client.batch().batchSet(request.build()))
                .getResultsList()
                .forEach(result -> check(result.getError()));
    }

    @Override
    public Map<String, ByteString> getAll(Collection<String> keys) {
        BatchGetRequest request = BatchGetRequest.newBuilder().addAllKeys(keys).build();
        List<GetResponse> results = call(() -> client.batch().batchGet(request)).getResultsList();
        Map<String, ByteString> found = new HashMap<>();
        int index = 0;
        for (String key : keys) {
            GetResponse result = results.get(index++);
            if (result.getFound()) {
                found.put(key, result.getValue());
            }
        }
        return found;
    }

    @Override
    public void deleteAll(Collection<String> keys) {
        BatchDeleteRequest request =
                BatchDeleteRequest.newBuilder().addAllKeys(keys).build();
        call(() -> client.batch().batchDelete(request)).getResultsList().forEach(result -> check(result.getError()));
    }

    @Override
    public void ping() {
        HealthCheckResponse health =
                call(() -> client.lifecycle().healthCheck(HealthCheckRequest.getDefaultInstance()));
        check(health.getStatus() == HealthStatus.HEALTH_STATUS_HEALTHY ? "" : health.getMessage());
    }

    @Override
    public void close() {
        client.close();
    }

    /** @throws BackendUnavailableException if the plugin says so or is not there */
    public static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                throw new BackendUnavailableException(e.getMessage(), e);
            }
            throw e;
        }
    }

    static void check(String error) {
        if (!error.isEmpty()) {
            throw new IllegalStateException(error);
        }
    }
}
