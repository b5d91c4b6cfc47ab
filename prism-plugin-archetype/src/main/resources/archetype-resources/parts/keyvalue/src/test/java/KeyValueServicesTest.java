package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.backend.BackendUnavailableException;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.interfaces.keyvalue.BatchDeleteRequest;
import org.prismdata.interfaces.keyvalue.BatchDeleteResponse;
import org.prismdata.interfaces.keyvalue.BatchGetRequest;
import org.prismdata.interfaces.keyvalue.BatchGetResponse;
import org.prismdata.interfaces.keyvalue.BatchSetRequest;
import org.prismdata.interfaces.keyvalue.BatchSetResponse;
import org.prismdata.interfaces.keyvalue.DeleteRequest;
import org.prismdata.interfaces.keyvalue.DeleteResponse;
import org.prismdata.interfaces.keyvalue.ExistsRequest;
import org.prismdata.interfaces.keyvalue.ExpireRequest;
import org.prismdata.interfaces.keyvalue.ExpireResponse;
import org.prismdata.interfaces.keyvalue.GetRequest;
import org.prismdata.interfaces.keyvalue.GetResponse;
import org.prismdata.interfaces.keyvalue.GetTTLRequest;
import org.prismdata.interfaces.keyvalue.PersistRequest;
import org.prismdata.interfaces.keyvalue.PersistResponse;
import org.prismdata.interfaces.keyvalue.SetResponse;

/** The data interfaces over gRPC: what they make of requests, and of a store that fails. */
class KeyValueServicesTest {
    private InProcessPlugin plugin;
    private PluginClient client;

    @BeforeEach
    void start() throws IOException {
        plugin = new InProcessPlugin().started();
        client = plugin.client;
    }

    @AfterEach
    void stop() {
        plugin.close();
    }

    @Test
    void setsAndGets() {
        assertThat(client.set("a", "one"))
                .isEqualTo(SetResponse.newBuilder().setSuccess(true).build());
        GetResponse found = client.get("a");
        assertThat(found.getFound()).isTrue();
        assertThat(found.getValue().toStringUtf8()).isEqualTo("one");
        assertThat(client.get("b")).isEqualTo(GetResponse.getDefaultInstance());
    }

    @Test
    void deletesWhetherTheKeyIsThereOrNot() {
        client.set("a", "one");
        assertThat(exists("a")).isTrue();
        assertThat(delete("a").getSuccess()).isTrue();
        assertThat(exists("a")).isFalse();
        assertThat(delete("a").getSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void refusesAKeyInEveryResponse(String key) {
        String error = key.isEmpty() ? "key must not be empty" : "key must not hold a NUL character";
        assertThat(client.set(key, "one"))
                .isEqualTo(SetResponse.newBuilder().setError(error).build());
        assertThat(client.get(key))
                .isEqualTo(GetResponse.newBuilder().setError(error).build());
        assertThat(delete(key))
                .isEqualTo(DeleteResponse.newBuilder().setError(error).build());
        assertThat(client.basic()
                        .exists(ExistsRequest.newBuilder().setKey(key).build())
                        .getError())
                .isEqualTo(error);
        assertThat(expire(key, 1))
                .isEqualTo(ExpireResponse.newBuilder().setError(error).build());
        assertThat(client.ttl()
                        .getTTL(GetTTLRequest.newBuilder().setKey(key).build())
                        .getError())
                .isEqualTo(error);
        assertThat(persist(key))
                .isEqualTo(PersistResponse.newBuilder().setError(error).build());
    }

    @Test
    void measuresKeysInBytes() {
        assertThat(client.set("é".repeat(512), "one").getSuccess()).isTrue();
        assertThat(client.set("é".repeat(513), "one").getError())
                .isEqualTo("key must not be longer than 1024 bytes, got 1026");
    }

    @Test
    void expiresKeys() {
        client.set("a", "one");
        assertThat(expire("a", 60))
                .isEqualTo(ExpireResponse.newBuilder()
                        .setSuccess(true)
                        .setKeyExisted(true)
                        .build());
        assertThat(ttl("a")).isEqualTo(60);
        plugin.clock.pass(Duration.ofSeconds(60));
        assertThat(ttl("a")).isEqualTo(-2);
        assertThat(expire("a", 60))
                .isEqualTo(ExpireResponse.newBuilder().setSuccess(true).build());
    }

    @Test
    void persistsKeys() {
        client.set("a", "one");
        expire("a", 60);
        assertThat(persist("a").getExpirationRemoved()).isTrue();
        assertThat(persist("a"))
                .isEqualTo(PersistResponse.newBuilder().setSuccess(true).build());
        assertThat(ttl("a")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesATimeToLiveOutOfRange(long seconds) {
        assertThat(expire("a", seconds).getError()).isEqualTo("ttl_seconds must be 0 to 3155760000, got " + seconds);
    }

    @Test
    void answersABatchInItsOrder() {
        BatchSetResponse set = client.batch()
                .batchSet(BatchSetRequest.newBuilder()
                        .addRequests(PluginClient.set("a", bytes("one")))
                        .addRequests(PluginClient.set("b", bytes("two")))
                        .addRequests(PluginClient.set("a", bytes("three")))
                        .build());
        assertThat(set.getAllSuccess()).isTrue();
        assertThat(set.getResultsList()).hasSize(3).allMatch(SetResponse::getSuccess);

        BatchGetResponse got = client.batch()
                .batchGet(BatchGetRequest.newBuilder()
                        .addAllKeys(List.of("b", "missing", "a", "a"))
                        .build());
        assertThat(got.getFoundCount()).isEqualTo(3);
        assertThat(got.getResultsList())
                .extracting(result -> result.getValue().toStringUtf8())
                .containsExactly("two", "", "three", "three");
        assertThat(got.getResultsList()).extracting(GetResponse::getFound).containsExactly(true, false, true, true);

        BatchDeleteResponse deleted = batchDelete("a", "missing");
        assertThat(deleted.getAllSuccess()).isTrue();
        assertThat(deleted.getResultsList()).hasSize(2).allMatch(DeleteResponse::getSuccess);
        assertThat(exists("a")).isFalse();
        assertThat(exists("b")).isTrue();
    }

    @Test
    void handlesTheRestOfABatchWithAnInvalidKey() {
        BatchSetResponse set = client.batch()
                .batchSet(BatchSetRequest.newBuilder()
                        .addRequests(PluginClient.set("", bytes("one")))
                        .addRequests(PluginClient.set("b", bytes("two")))
                        .build());
        assertThat(set.getAllSuccess()).isFalse();
        assertThat(set.getResultsList()).extracting(SetResponse::getError).containsExactly("key must not be empty", "");

        BatchGetResponse got = client.batch()
                .batchGet(BatchGetRequest.newBuilder().addKeys("").addKeys("b").build());
        assertThat(got.getFoundCount()).isEqualTo(1);
        assertThat(got.getResults(0).getError()).isEqualTo("key must not be empty");

        BatchDeleteResponse deleted = batchDelete("", "b");
        assertThat(deleted.getAllSuccess()).isFalse();
        assertThat(deleted.getResults(1).getSuccess()).isTrue();
        assertThat(exists("b")).isFalse();
    }

    @Test
    void refusesABatchThatIsTooLarge() {
        String[] keys = Collections.nCopies(1001, "a").toArray(String[]::new);
        assertThatThrownBy(() -> batchDelete(keys))
                .hasMessage("INVALID_ARGUMENT: a batch must not hold more than 1000 keys, got 1001");
    }

    @Test
    void isUnavailableWhileTheStoreIs() {
        plugin.beforeCall = () -> {
            throw new BackendUnavailableException("the backend is away", null);
        };
        assertThatThrownBy(() -> client.get("a")).hasMessage("UNAVAILABLE: the backend is away");
        assertThatThrownBy(() -> ttl("a")).hasMessage("UNAVAILABLE: the backend is away");
        assertThatThrownBy(() -> batchDelete("a")).hasMessage("UNAVAILABLE: the backend is away");
    }

    @Test
    void keepsNoCallerBeyondItsDeadline() {
        CountDownLatch release = new CountDownLatch(1);
        plugin.beforeCall = () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        GetRequest request = GetRequest.newBuilder().setKey("a").build();
        assertThatThrownBy(() -> client.basic()
                        .withDeadlineAfter(50, TimeUnit.MILLISECONDS)
                        .get(request))
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
        release.countDown();
        assertThat(client.get("a").getFound()).isFalse();
    }

    @Test
    void tellsNoDetailsOfABug() {
        plugin.beforeCall = () -> {
            throw new IllegalStateException("secret");
        };
        assertThatThrownBy(() -> client.get("a")).hasMessage("INTERNAL: internal error, see the plugin's log");
    }

    private boolean exists(String key) {
        return client.basic()
                .exists(ExistsRequest.newBuilder().setKey(key).build())
                .getExists();
    }

    private DeleteResponse delete(String key) {
        return client.basic().delete(DeleteRequest.newBuilder().setKey(key).build());
    }

    private ExpireResponse expire(String key, long seconds) {
        return client.ttl()
                .expire(ExpireRequest.newBuilder()
                        .setKey(key)
                        .setTtlSeconds(seconds)
                        .build());
    }

    private long ttl(String key) {
        return client.ttl()
                .getTTL(GetTTLRequest.newBuilder().setKey(key).build())
                .getTtlSeconds();
    }

    private PersistResponse persist(String key) {
        return client.ttl().persist(PersistRequest.newBuilder().setKey(key).build());
    }

    private BatchDeleteResponse batchDelete(String... keys) {
        return client.batch()
                .batchDelete(BatchDeleteRequest.newBuilder()
                        .addAllKeys(List.of(keys))
                        .build());
    }

    private static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }
}
