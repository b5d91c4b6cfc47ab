package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

#if (${backend} == "postgres")
import ${package}.jdbc.PostgresStores;
import ${package}.postgres.PostgresService;
#else
import ${package}.keyvalue.MemStore;
#end
import com.google.protobuf.ByteString;
import io.grpc.InsecureServerCredentials;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.interfaces.DrainRequest;
import org.prismdata.interfaces.HealthCheckRequest;
import org.prismdata.interfaces.HealthStatus;
import org.prismdata.interfaces.StartResponse;
import org.prismdata.interfaces.StopRequest;
import org.prismdata.interfaces.keyvalue.BatchDeleteRequest;
import org.prismdata.interfaces.keyvalue.BatchGetRequest;
import org.prismdata.interfaces.keyvalue.BatchSetRequest;
import org.prismdata.interfaces.keyvalue.DeleteRequest;
import org.prismdata.interfaces.keyvalue.ExistsRequest;
import org.prismdata.interfaces.keyvalue.ExpireRequest;
import org.prismdata.interfaces.keyvalue.GetTTLRequest;
import org.prismdata.interfaces.keyvalue.PersistRequest;

#if (${backend} == "postgres")
/** The whole plugin: a generated client, TCP, the server, Postgres. */
#else
/** The whole plugin: a generated client, TCP, the server, the store. */
#end
@Timeout(60)
class PluginIT {
#if (${backend} == "postgres")
    private static final Map<String, Object> BACKEND = PostgresService.get().backend();
#else
    private static final Map<String, Object> BACKEND = Map.of();
#end

    private final String key = UUID.randomUUID().toString();
    private PluginServer server;
    private PluginClient client;

    @BeforeEach
    void listen() throws IOException {
        server = new PluginServer(
                OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create()),
#if (${backend} == "postgres")
                new PostgresStores(InstantSource.system()));
#else
                backend -> new MemStore(InstantSource.system()));
#end
        server.listen();
        client = clientOf(server.port());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void livesAsTheProxyWants() throws Exception {
        assertThat(client.health("")).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(client.initialize(BACKEND).getError()).isEmpty();
        StartResponse started = client.start();
        assertThat(started.getDataEndpoint()).isEqualTo("localhost:" + server.port());
        assertThat(client.health("")).isEqualTo(ServingStatus.SERVING);
        assertThat(client.lifecycle()
                        .healthCheck(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(HealthStatus.HEALTH_STATUS_HEALTHY);
        assertThat(client.set(key, "one").getSuccess()).isTrue();

        assertThat(client.lifecycle().drain(DrainRequest.getDefaultInstance()).getSuccess())
                .isTrue();
        assertThatThrownBy(() -> client.get(key)).hasMessage("UNAVAILABLE: the plugin is draining");
        assertThat(client.health("")).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(client.lifecycle().stop(StopRequest.getDefaultInstance()).getSuccess())
                .isTrue();
        server.awaitStop();
    }

    @Test
    void keepsValues() {
        start();
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
        start();
        ByteString value = ByteString.copyFrom(new byte[3 << 20]);
        client.basic().set(PluginClient.set(key, value));
        assertThat(client.get(key).getValue()).isEqualTo(value);
    }

    @Test
    void expiresKeys() {
        start();
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
        start();
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

    /** The process that the image runs. */
    @Test
    void runsFromAConfigurationUntilItIsTerminated(@TempDir Path folder) throws Exception {
        StringBuilder yaml = new StringBuilder("plugin: {name: shop}\nbackend:\n");
        BACKEND.forEach((name, value) -> yaml.append("  %s: \"%s\"\n".formatted(name, value)));
        Path config = Files.writeString(folder.resolve("plugin.yaml"), yaml);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--config",
                        config.toString(),
                        "--grpc-port",
                        "0")
                .redirectError(folder.resolve("log").toFile())
                .start();
        try (BufferedReader out = process.inputReader()) {
            String[] words = out.readLine().split(" ");
            try (PluginClient other = clientOf(Integer.parseInt(words[words.length - 1]))) {
                while (other.health("") != ServingStatus.SERVING) {
                    assertThat(process.isAlive()).isTrue();
                }
                assertThat(other.set(key, "one").getSuccess()).isTrue();
            }
            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private void start() {
        client.initialize(BACKEND);
        client.start();
    }

    private static PluginClient clientOf(int port) {
        return new PluginClient(OkHttpChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build());
    }
}
