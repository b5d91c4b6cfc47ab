package ${package}.keyvalue;

import ${package}.rpc.Reply;
import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Supplier;
import org.prismdata.interfaces.keyvalue.DeleteRequest;
import org.prismdata.interfaces.keyvalue.DeleteResponse;
import org.prismdata.interfaces.keyvalue.ExistsRequest;
import org.prismdata.interfaces.keyvalue.ExistsResponse;
import org.prismdata.interfaces.keyvalue.GetRequest;
import org.prismdata.interfaces.keyvalue.GetResponse;
import org.prismdata.interfaces.keyvalue.KeyValueBasicInterfaceGrpc.KeyValueBasicInterfaceImplBase;
import org.prismdata.interfaces.keyvalue.SetRequest;
import org.prismdata.interfaces.keyvalue.SetResponse;

/** Reads and writes one key. A request's tags are accepted and not kept: none of the interfaces reads them. */
public final class BasicService extends KeyValueBasicInterfaceImplBase {
    private final Supplier<KeyValueStore> store;

    public BasicService(Supplier<KeyValueStore> store) {
        this.store = store;
    }

    @Override
    public void set(SetRequest request, StreamObserver<SetResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.keyError(request.getKey());
            if (error.isEmpty()) {
                store.get().set(request.getKey(), request.getValue());
            }
            return SetResponse.newBuilder()
                    .setSuccess(error.isEmpty())
                    .setError(error)
                    .build();
        });
    }

    @Override
    public void get(GetRequest request, StreamObserver<GetResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.keyError(request.getKey());
            Optional<ByteString> value = error.isEmpty() ? store.get().get(request.getKey()) : Optional.empty();
            return GetResponse.newBuilder()
                    .setFound(value.isPresent())
                    .setValue(value.orElse(ByteString.EMPTY))
                    .setError(error)
                    .build();
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<DeleteResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.keyError(request.getKey());
            if (error.isEmpty()) {
                store.get().delete(request.getKey());
            }
            return DeleteResponse.newBuilder()
                    .setSuccess(error.isEmpty())
                    .setError(error)
                    .build();
        });
    }

    @Override
    public void exists(ExistsRequest request, StreamObserver<ExistsResponse> response) {
        Reply.to(response, () -> {
            String error = Requests.keyError(request.getKey());
            return ExistsResponse.newBuilder()
                    .setExists(error.isEmpty() && store.get().exists(request.getKey()))
                    .setError(error)
                    .build();
        });
    }
}
