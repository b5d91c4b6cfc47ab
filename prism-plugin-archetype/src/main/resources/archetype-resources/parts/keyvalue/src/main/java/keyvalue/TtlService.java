package ${package}.keyvalue;

import ${package}.rpc.Reply;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.function.Supplier;
import org.prismdata.interfaces.keyvalue.ExpireRequest;
import org.prismdata.interfaces.keyvalue.ExpireResponse;
import org.prismdata.interfaces.keyvalue.GetTTLRequest;
import org.prismdata.interfaces.keyvalue.GetTTLResponse;
import org.prismdata.interfaces.keyvalue.KeyValueTTLInterfaceGrpc.KeyValueTTLInterfaceImplBase;
import org.prismdata.interfaces.keyvalue.PersistRequest;
import org.prismdata.interfaces.keyvalue.PersistResponse;

/** Lets keys expire. */
public final class TtlService extends KeyValueTTLInterfaceImplBase {
    private final Supplier<KeyValueStore> store;

    public TtlService(Supplier<KeyValueStore> store) {
        this.store = store;
    }

    @Override
    public void expire(ExpireRequest request, StreamObserver<ExpireResponse> response) {
        Reply.to(response, () -> {
            String keyError = Requests.keyError(request.getKey());
            String error = keyError.isEmpty() ? Requests.ttlError(request.getTtlSeconds()) : keyError;
            boolean existed = error.isEmpty()
                    && store.get().expire(request.getKey(), Duration.ofSeconds(request.getTtlSeconds()));
            return ExpireResponse.newBuilder()
                    .setSuccess(error.isEmpty())
                    .setError(error)
                    .setKeyExisted(existed)
                    .build();
        });
    }

    @Override
    public void getTTL(GetTTLRequest request, StreamObserver<GetTTLResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.keyError(request.getKey());
            long seconds = error.isEmpty() ? store.get().ttlSeconds(request.getKey()) : KeyValueStore.NO_SUCH_KEY;
            return GetTTLResponse.newBuilder()
                    .setTtlSeconds(seconds)
                    .setError(error)
                    .build();
        });
    }

    @Override
    public void persist(PersistRequest request, StreamObserver<PersistResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.keyError(request.getKey());
            return PersistResponse.newBuilder()
                    .setSuccess(error.isEmpty())
                    .setError(error)
                    .setExpirationRemoved(error.isEmpty() && store.get().persist(request.getKey()))
                    .build();
        });
    }
}
