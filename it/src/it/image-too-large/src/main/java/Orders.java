import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.InsecureServerCredentials;
import io.grpc.protobuf.services.HealthStatusManager;

public final class Orders {
    public static void main(String[] args) throws Exception {
        Server server = OkHttpServerBuilder.forPort(50051, InsecureServerCredentials.create())
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.awaitTermination();
    }
}
