package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PostgresReadinessTest {
    private final Readiness readiness = new PostgresReadiness("ann", "orders");

    @Test
    void anAuthenticationRequestMeansReady() throws Exception {
        try (ServerSocket server = serverThatAnswers('R')) {
            assertThat(readiness.ready(address(server))).isTrue();
        }
    }

    @Test
    void anErrorMeansNotYet() throws Exception {
        try (ServerSocket server = serverThatAnswers('E')) {
            assertThat(readiness.ready(address(server))).isFalse();
        }
    }

    @Test
    void theStartUpMessageIsProtocolThreeWithUserAndDatabase() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> message(server, 'R'));
            readiness.ready(address(server));

            assertThat(received.get()).isEqualTo("3.0 user\0ann\0database\0orders\0\0");
        }
    }

    @Test
    void aClosedPortIsNotReady() throws Exception {
        InetSocketAddress closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = address(server);
        }
        assertThatThrownBy(() -> readiness.ready(closed)).isInstanceOf(IOException.class);
    }

    private static ServerSocket serverThatAnswers(char kind) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> message(server, kind));
        return server;
    }

    private static String message(ServerSocket server, char answer) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] rest = new byte[in.readInt() - 2 * Integer.BYTES];
            String version = in.readShort() + "." + in.readShort();
            in.readFully(rest);
            socket.getOutputStream().write(answer);
            return version + " " + new String(rest, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }
}
