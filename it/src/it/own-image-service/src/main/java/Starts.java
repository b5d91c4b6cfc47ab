import io.grpc.InsecureServerCredentials;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts its starts in the volume; on the second one it says that it serves {@code start-2}. */
public final class Starts {
    public static void main(String[] args) throws Exception {
        Path file = Path.of("/data/starts");
        int starts = Files.exists(file) ? Integer.parseInt(Files.readString(file)) + 1 : 1;
        Files.writeString(file, String.valueOf(starts));

        HealthStatusManager health = new HealthStatusManager();
        health.setStatus("start-" + starts, ServingStatus.SERVING);
        OkHttpServerBuilder.forPort(50051, InsecureServerCredentials.create())
                .addService(health.getHealthService())
                .build()
                .start()
                .awaitTermination();
    }
}
