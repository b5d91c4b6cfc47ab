package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.ServerOfOneConnection;

class HttpReadinessTest {
    private final Readiness readiness = new HttpReadiness("/health?full=1");

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "204 No Content", "302 Found", "399 Odd"})
    void anAnswerThatIsNoFailureIsReady(String status) throws Exception {
        assertThat(readyWhenAnswered(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "401 Unauthorized", "503 Service Unavailable"})
    void aFailureMeansNotYet(String status) throws Exception {
        assertThat(readyWhenAnswered(status)).isFalse();
    }

    @Test
    void noAnswerIsNotReady() throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> "")) {
            assertThatThrownBy(() -> readiness.ready(server.address())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> new HttpReadiness("/a b")).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean readyWhenAnswered(String status) throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String request = in.readLine();
            while (!in.readLine().isEmpty()) {
                // the headers
            }
            String answer = "HTTP/1.1 " + status + "\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return request;
        })) {
            boolean ready = readiness.ready(server.address());
            assertThat(server.received()).isEqualTo("GET /health?full=1 HTTP/1.1");
            return ready;
        }
    }
}
