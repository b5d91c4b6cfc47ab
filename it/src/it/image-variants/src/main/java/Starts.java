import io.grpc.InsecureServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;

public final class Starts {
    public static void main(String[] args) throws Exception {
        System.out.println("größe " + System.getProperty("sun.jnu.encoding"));
        OkHttpServerBuilder.forPort(50051, InsecureServerCredentials.create())
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start()
                .awaitTermination();
    }
}
