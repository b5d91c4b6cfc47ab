package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.Real;
import ${package}.tier.TestBackends;
import com.google.protobuf.ByteString;
import io.grpc.InsecureServerCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prismdata.interfaces.keyvalue.BatchDeleteRequest;
import org.prismdata.interfaces.keyvalue.BatchGetRequest;
import org.prismdata.interfaces.keyvalue.BatchSetRequest;
import org.prismdata.interfaces.keyvalue.DeleteRequest;
import org.prismdata.interfaces.keyvalue.ExistsRequest;
import org.prismdata.interfaces.keyvalue.ExpireRequest;
import org.prismdata.interfaces.keyvalue.GetTTLRequest;
import org.prismdata.interfaces.keyvalue.PersistRequest;

/** The data interfaces all the way: a generated client, TCP, the server, the backend. */
@Real
@Timeout(60)
class KeyValueServicesIT {
    private final String key = UUID.randomUUID().toString();
    private PluginServer server;
    private PluginClient client;

    @BeforeEach
    void start() throws IOException {
        server = new PluginServer(
                OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create()), TestBackends.production());
        server.listen();
        client = new PluginClient(OkHttpChannelBuilder.forAddress("localhost", server.port())
                .usePlaintext()
                .build());
        client.initialize(TestBackends.settings().values());
        client.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void keepsValues() {
        assertThat(client.get(key).getFound()).isFalse();
        assertThat(client.set(key, "one").getSuccess()).isTrue();
        assertThat(client.get(key).getValue().toStringUtf8()).isEqualTo("one");
        assertThat(client.basic()
                        .exists(ExistsRequest.newBuilder().setKey(key).build())
                        .getExists())
                .isTrue();
        assertThat(client.basic()
                        .delete(DeleteRequest.newBuilder().setKey(key).build())
                        .getSuccess())
                .isTrue();
        assertThat(client.get(key).getFound()).isFalse();
    }

    @Test
    void carriesALargeValue() {
        ByteString value = ByteString.copyFrom(new byte[3 << 20]);
        client.basic().set(PluginClient.set(key, value));
        assertThat(client.get(key).getValue()).isEqualTo(value);
    }

    @Test
    void expiresKeys() {
        client.set(key, "one");
        assertThat(client.ttl()
                        .expire(ExpireRequest.newBuilder()
                                .setKey(key)
                                .setTtlSeconds(60)
                                .build())
                        .getKeyExisted())
                .isTrue();
        GetTTLRequest ttl = GetTTLRequest.newBuilder().setKey(key).build();
        assertThat(client.ttl().getTTL(ttl).getTtlSeconds()).isBetween(1L, 60L);
        assertThat(client.ttl()
                        .persist(PersistRequest.newBuilder().setKey(key).build())
                        .getExpirationRemoved())
                .isTrue();
        assertThat(client.ttl().getTTL(ttl).getTtlSeconds()).isEqualTo(-1);
        client.ttl().expire(ExpireRequest.newBuilder().setKey(key).build());
        assertThat(client.get(key).getFound()).isFalse();
    }

    @Test
    void handlesBatches() {
        List<String> keys = List.of(key + "a", key + "b");
        BatchSetRequest.Builder set = BatchSetRequest.newBuilder();
        keys.forEach(each -> set.addRequests(PluginClient.set(each, ByteString.copyFromUtf8(each))));
        assertThat(client.batch().batchSet(set.build()).getAllSuccess()).isTrue();
        BatchGetRequest get = BatchGetRequest.newBuilder().addAllKeys(keys).build();
        assertThat(client.batch().batchGet(get).getResultsList())
                .extracting(result -> result.getValue().toStringUtf8())
                .containsExactlyElementsOf(keys);
        assertThat(client.batch()
                        .batchDelete(
                                BatchDeleteRequest.newBuilder().addAllKeys(keys).build())
                        .getAllSuccess())
                .isTrue();
        assertThat(client.batch().batchGet(get).getFoundCount()).isZero();
    }
}
