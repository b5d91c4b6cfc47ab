package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClosedPortTest {
    static Stream<Readiness> all() {
        return Stream.of(
                new PostgresReadiness("ann", "orders"),
                new RedisReadiness(),
                new NatsReadiness(),
                new KafkaReadiness(),
                new GrpcReadiness(),
                new TcpReadiness(),
                new HttpReadiness("/"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aClosedPortIsNotReady(Readiness readiness) throws Exception {
        InetSocketAddress closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        }
        assertThatThrownBy(() -> readiness.ready(closed)).isInstanceOf(IOException.class);
    }
}
