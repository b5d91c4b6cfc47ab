#set ($keyvalue = ${backend} != "kafka" && ${backend} != "nats")
package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.config.Settings;
import ${package}.tier.Real;
import ${package}.tier.TestBackends;
import io.grpc.InsecureServerCredentials;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The whole plugin: a generated client, TCP, the server, the backend. */
@Real
@Timeout(60)
class PluginIT {
    private static final Settings SETTINGS = TestBackends.settings();

    private final String name = UUID.randomUUID().toString();
    private PluginServer server;
    private PluginClient client;

    @BeforeEach
    void listen() throws IOException {
        server = new PluginServer(
                OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create()), TestBackends.production());
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
        assertThat(client.initialize(SETTINGS.values()).getError()).isEmpty();
        StartResponse started = client.start();
        assertThat(started.getDataEndpoint()).isEqualTo("localhost:" + server.port());
        assertThat(client.health("")).isEqualTo(ServingStatus.SERVING);
        assertThat(client.lifecycle()
                        .healthCheck(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(HealthStatus.HEALTH_STATUS_HEALTHY);
#if ($keyvalue)
        assertThat(client.set(name, "one").getSuccess()).isTrue();
        assertThat(client.get(name).getValue().toStringUtf8()).isEqualTo("one");
#else
        assertThat(client.publish(name, "one").getSuccess()).isTrue();
#end

        assertThat(client.lifecycle().drain(DrainRequest.getDefaultInstance()).getSuccess())
                .isTrue();
#if ($keyvalue)
        assertThatThrownBy(() -> client.get(name)).hasMessage("UNAVAILABLE: the plugin is draining");
#else
        assertThatThrownBy(() -> client.publish(name, "two")).hasMessage("UNAVAILABLE: the plugin is draining");
#end
        assertThat(client.health("")).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(client.lifecycle().stop(StopRequest.getDefaultInstance()).getSuccess())
                .isTrue();
        server.awaitStop();
    }

    /** The process that the image runs. */
    @Test
    void runsFromAConfigurationUntilItIsTerminated(@TempDir Path folder) throws Exception {
        StringBuilder yaml = new StringBuilder("plugin: {name: shop}\nbackend:\n");
        SETTINGS.values().forEach((key, value) -> yaml.append("  %s: \"%s\"\n".formatted(key, value)));
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
#if ($keyvalue)
                assertThat(other.set(name, "one").getSuccess()).isTrue();
#else
                assertThat(other.publish(name, "one").getSuccess()).isTrue();
#end
            }
            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static PluginClient clientOf(int port) {
        return new PluginClient(OkHttpChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build());
    }
}
