package org.prismdata.it;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.concurrent.TimeUnit;

/** Asks a server for its standard gRPC health. */
public final class GrpcHealth {
    private static final int LIMIT_SECONDS = 10;

    private GrpcHealth() {}

    /** {@code SERVING}, {@code NOT_SERVING}, …; waits for the port to open. */
    public static String of(String host, int port) {
        ManagedChannel channel =
                OkHttpChannelBuilder.forAddress(host, port).usePlaintext().build();
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withWaitForReady()
                    .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus()
                    .name();
        } finally {
            channel.shutdownNow();
        }
    }
}
