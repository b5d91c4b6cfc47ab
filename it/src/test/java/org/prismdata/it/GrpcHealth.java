package org.prismdata.it;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.concurrent.TimeUnit;

/** Asks a server for its standard gRPC health. */
public final class GrpcHealth {
    private static final int LIMIT_SECONDS = 10;
    private static final int PAUSE_MILLIS = 50;

    private GrpcHealth() {}

    /** Waits until the answer is the one wanted, for as long as a plugin may take to start; returns the last answer. */
    public static String await(String host, int port, String wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String health = of(host, port);
        while (!health.equals(wanted) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            health = of(host, port);
        }
        return health;
    }

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
