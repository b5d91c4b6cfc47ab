package ${package}.keyvalue;

import ${package}.rpc.Reply;
import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.prismdata.interfaces.keyvalue.BatchDeleteRequest;
import org.prismdata.interfaces.keyvalue.BatchDeleteResponse;
import org.prismdata.interfaces.keyvalue.BatchGetRequest;
import org.prismdata.interfaces.keyvalue.BatchGetResponse;
import org.prismdata.interfaces.keyvalue.BatchSetRequest;
import org.prismdata.interfaces.keyvalue.BatchSetResponse;
import org.prismdata.interfaces.keyvalue.DeleteResponse;
import org.prismdata.interfaces.keyvalue.GetResponse;
import org.prismdata.interfaces.keyvalue.KeyValueBatchInterfaceGrpc.KeyValueBatchInterfaceImplBase;
import org.prismdata.interfaces.keyvalue.SetRequest;
import org.prismdata.interfaces.keyvalue.SetResponse;

/** Handles many keys in one call. Invalid keys get an error each; the others are handled all the same. */
public final class BatchService extends KeyValueBatchInterfaceImplBase {
    private final Supplier<KeyValueStore> store;

    public BatchService(Supplier<KeyValueStore> store) {
        this.store = store;
    }

    /** Of two values for one key the later one stays. */
    @Override
    public void batchSet(BatchSetRequest request, StreamObserver<BatchSetResponse> response) {
        Reply.to(response, () -> {
            Requests.checkBatch(request.getRequestsCount());
            Map<String, ByteString> entries = new LinkedHashMap<>();
            BatchSetResponse.Builder results = BatchSetResponse.newBuilder().setAllSuccess(true);
            for (SetRequest set : request.getRequestsList()) {
                String error = Requests.keyError(set.getKey());
                if (error.isEmpty()) {
                    entries.put(set.getKey(), set.getValue());
                } else {
                    results.setAllSuccess(false);
                }
                results.addResults(
                        SetResponse.newBuilder().setSuccess(error.isEmpty()).setError(error));
            }
            store.get().setAll(entries);
            return results.build();
        });
    }

    @Override
    public void batchGet(BatchGetRequest request, StreamObserver<BatchGetResponse> response) {
        Reply.to(response, () -> {
            Requests.checkBatch(request.getKeysCount());
            Map<String, ByteString> found = store.get().getAll(validKeys(request.getKeysList()));
            BatchGetResponse.Builder results = BatchGetResponse.newBuilder();
            for (String key : request.getKeysList()) {
                ByteString value = found.get(key);
                if (value != null) {
                    results.setFoundCount(results.getFoundCount() + 1);
                }
                results.addResults(GetResponse.newBuilder()
                        .setFound(value != null)
                        .setValue(value != null ? value : ByteString.EMPTY)
                        .setError(Requests.keyError(key)));
            }
            return results.build();
        });
    }

    @Override
    public void batchDelete(BatchDeleteRequest request, StreamObserver<BatchDeleteResponse> response) {
        Reply.to(response, () -> {
            Requests.checkBatch(request.getKeysCount());
            List<String> valid = validKeys(request.getKeysList());
            store.get().deleteAll(valid);
            BatchDeleteResponse.Builder results =
                    BatchDeleteResponse.newBuilder().setAllSuccess(valid.size() == request.getKeysCount());
            for (String key : request.getKeysList()) {
                String error = Requests.keyError(key);
                results.addResults(
                        DeleteResponse.newBuilder().setSuccess(error.isEmpty()).setError(error));
            }
            return results.build();
        });
    }

    private static List<String> validKeys(List<String> keys) {
        return keys.stream().filter(key -> Requests.keyError(key).isEmpty()).toList();
    }
}
