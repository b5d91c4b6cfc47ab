package org.prismdata.kit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.ServerOfOneConnection;

class RedisConnectionTest {
    private static final String COMMAND = "*2\r\n$3\r\nGET\r\n$4\r\nclé\r\n";

    @Test
    void textsNumbersAndNothingAreRead() throws Exception {
        assertThat(answer("$4\r\nüb\r\r\n")).contains("üb\r");
        assertThat(answer("+OK\r\n")).contains("OK");
        assertThat(answer(":12\r\n")).contains("12");
        assertThat(answer("$-1\r\n")).isEmpty();
    }

    @Test
    void aRefusalIsTheServersSentence() {
        assertThatThrownBy(() -> answer("-ERR DB index is out of range\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("ERR DB index is out of range");
    }

    private static Optional<String> answer(String answer) throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
                    byte[] request =
                            socket.getInputStream().readNBytes(COMMAND.getBytes(StandardCharsets.UTF_8).length);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    return new String(request, StandardCharsets.UTF_8);
                });
                RedisConnection connection = new RedisConnection(server.address())) {
            Optional<String> result = connection.execute("GET", "clé");
            assertThat(server.received()).isEqualTo(COMMAND);
            return result;
        }
    }
}
