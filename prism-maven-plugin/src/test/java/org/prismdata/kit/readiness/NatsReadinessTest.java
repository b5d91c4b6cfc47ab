package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsReadinessTest {
    private static final String INFO = "INFO {\"server_id\":\"N1\",\"version\":\"2.9.10\",\"max_payload\":1048576}\r\n";

    private final Readiness readiness = new NatsReadiness();

    @ParameterizedTest
    @ValueSource(strings = {"PONG\r\n", "-ERR 'Authorization Violation'\r\n"})
    void aServerThatAnswersThePingIsReady(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> received(server, INFO, answer));

            assertThat(readiness.ready(address(server))).isTrue();
            assertThat(received.get()).isEqualTo("CONNECT {\"verbose\":false,\"pedantic\":false}\nPING");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ERR 'Maximum Connections Exceeded'\r\n", ""})
    void anyOtherAnswerMeansNotYet(String answer) throws Exception {
        assertThat(readyWhenAnswered(INFO, answer)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+PONG\r\n", ""})
    void aServerWithoutNatssGreetingIsNotReady(String greeting) throws Exception {
        assertThat(readyWhenAnswered(greeting, "PONG\r\n")).isFalse();
    }

    @Test
    void aClosedPortIsNotReady() throws Exception {
        InetSocketAddress closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = address(server);
        }
        assertThatThrownBy(() -> readiness.ready(closed)).isInstanceOf(IOException.class);
    }

    private boolean readyWhenAnswered(String greeting, String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.supplyAsync(() -> received(server, greeting, answer));
            return readiness.ready(address(server));
        }
    }

    private static String received(ServerSocket server, String greeting, String answer) {
        try (Socket socket = server.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
            if (greeting.isEmpty()) {
                return "";
            }
            String request = in.readLine() + "\n" + in.readLine();
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            return request;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }
}
