package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.ServerOfOneConnection;

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

    private boolean readyWhenAnswered(String answer) throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            byte[] request = socket.getInputStream().readNBytes(PING.length());
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return new String(request, StandardCharsets.US_ASCII);
        })) {
            boolean ready = readiness.ready(server.address());
            assertThat(server.received()).isEqualTo(PING);
            return ready;
        }
    }
}
