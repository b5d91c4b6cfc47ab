import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class RestartIT {
    @Test
    void thePortAndTheVolumeOutliveARestart() throws Exception {
        String url = System.getProperty("prism.plugin.url");
        assertEquals("127.0.0.1:" + Integer.getInteger("prism.plugin.port"), url);

        ManagedChannel channel = OkHttpChannelBuilder.forTarget(url).usePlaintext().build();
        try {
            assertEquals("SERVING", health(channel, "start-1"));
            Process restart = new ProcessBuilder(
                            System.getProperty("prism.engine.program"),
                            "restart",
                            "-t",
                            "0",
                            System.getProperty("prism.plugin.container"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertEquals(0, restart.waitFor());
            assertEquals("SERVING", health(channel, "start-2"));
        } finally {
            channel.shutdownNow();
        }
    }

    /** The connection breaks with the restart, and the new server takes a moment: so it asks again. */
    private static String health(ManagedChannel channel, String service) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return HealthGrpc.newBlockingStub(channel)
                        .withWaitForReady()
                        .withDeadlineAfter(10, TimeUnit.SECONDS)
                        .check(HealthCheckRequest.newBuilder().setService(service).build())
                        .getStatus()
                        .name();
            } catch (StatusRuntimeException e) {
                if (attempt == 100) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }
}
