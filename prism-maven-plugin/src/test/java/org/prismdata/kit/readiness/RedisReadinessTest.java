package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisReadinessTest {
    private static final String PING = "*1\r\n$4\r\nPING\r\n";

    private final Readiness readiness = new RedisReadiness();

    @ParameterizedTest
    @ValueSource(strings = {"+PONG\r\n", "-NOAUTH Authentication required.\r\n"})
    void aServerThatTakesCommandsIsReady(String answer) throws Exception {
        assertThat(readyWhenAnswered(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-LOADING Redis is loading the dataset in memory\r\n",
                "-DENIED Redis is running in protected mode\r\n",
                "HTTP/1.1 400 Bad Request\r\n",
                ""
            })
    void anyOtherAnswerMeansNotYet(String answer) throws Exception {
        assertThat(readyWhenAnswered(answer)).isFalse();
    }

    @Test
    void aClosedPortIsNotReady() throws Exception {
        InetSocketAddress closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = address(server);
        }
        assertThatThrownBy(() -> readiness.ready(closed)).isInstanceOf(IOException.class);
    }

    private boolean readyWhenAnswered(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> received(server, answer));
            boolean ready = readiness.ready(address(server));
            assertThat(received.get()).isEqualTo(PING);
            return ready;
        }
    }

    private static String received(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            byte[] request = socket.getInputStream().readNBytes(PING.length());
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return new String(request, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }
}
