package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.ServerOfOneConnection;

class NatsReadinessTest {
    private static final String INFO = "INFO {\"server_id\":\"N1\",\"version\":\"2.9.10\",\"max_payload\":1048576}\r\n";

    private final Readiness readiness = new NatsReadiness();

    @ParameterizedTest
    @ValueSource(strings = {"PONG\r\n", "-ERR 'Authorization Violation'\r\n"})
    void aServerThatAnswersThePingIsReady(String answer) throws Exception {
        try (ServerOfOneConnection server = serverThatSays(INFO, answer)) {
            assertThat(readiness.ready(server.address())).isTrue();
            assertThat(server.received()).isEqualTo("CONNECT {\"verbose\":false,\"pedantic\":false}\nPING");
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

    private boolean readyWhenAnswered(String greeting, String answer) throws Exception {
        try (ServerOfOneConnection server = serverThatSays(greeting, answer)) {
            return readiness.ready(server.address());
        }
    }

    private static ServerOfOneConnection serverThatSays(String greeting, String answer) throws IOException {
        return new ServerOfOneConnection(socket -> exchange(socket, greeting, answer));
    }

    private static String exchange(Socket socket, String greeting, String answer) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
        if (greeting.isEmpty()) {
            return "";
        }
        String request = in.readLine() + "\n" + in.readLine();
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
