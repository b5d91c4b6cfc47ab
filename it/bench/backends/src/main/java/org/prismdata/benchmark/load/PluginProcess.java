package org.prismdata.benchmark.load;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A generated plugin in a JVM of its own, started as in its image, and a connection to it. */
final class PluginProcess implements AutoCloseable {
    private static final String PORT = "gRPC port: ";
    private static final int SECONDS_TO_STOP = 10;
    private static final Duration TIME_TO_START = Duration.ofSeconds(30);

    private final Process process;
    private final ManagedChannel channel;

    /** @param project has the classes in {@code target/classes} and the libraries in {@code target/dependency} */
    PluginProcess(String backend, Path project, Path config) throws IOException, InterruptedException {
        Path target = project.resolve("target");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        target.resolve("classes") + File.pathSeparator + target.resolve("dependency/*"),
                        "com.acme." + backend + ".Main",
                        "--config",
                        config.toString(),
                        "--grpc-port",
                        "0")
                .redirectError(target.resolve("plugin.log").toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith(PORT)) {
            close(process);
            throw new IOException("the plugin has not started, see " + target.resolve("plugin.log"));
        }
        channel = ManagedChannelBuilder.forAddress("localhost", Integer.parseInt(line.substring(PORT.length())))
                .usePlaintext()
                .directExecutor()
                .build();
        awaitServing();
    }

    ManagedChannel channel() {
        return channel;
    }

    /** What its threads have used since it started. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void awaitServing() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TIME_TO_START.toNanos();
        while (!isServing()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                close();
                throw new IOException("the plugin does not serve");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean isServing() {
        try {
            return HealthGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(1, TimeUnit.SECONDS)
                            .check(HealthCheckRequest.getDefaultInstance())
                            .getStatus()
                    == ServingStatus.SERVING;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        close(process);
    }

    private static void close(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
