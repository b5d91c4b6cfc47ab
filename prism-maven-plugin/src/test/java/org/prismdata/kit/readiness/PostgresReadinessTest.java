package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.ServerOfOneConnection;

class PostgresReadinessTest {
    private final Readiness readiness = new PostgresReadiness("ann", "orders");

    @Test
    void anAuthenticationRequestMeansReady() throws Exception {
        try (ServerOfOneConnection server = serverThatAnswers('R')) {
            assertThat(readiness.ready(server.address())).isTrue();
        }
    }

    @Test
    void anErrorMeansNotYet() throws Exception {
        try (ServerOfOneConnection server = serverThatAnswers('E')) {
            assertThat(readiness.ready(server.address())).isFalse();
        }
    }

    @Test
    void theStartUpMessageIsProtocolThreeWithUserAndDatabase() throws Exception {
        try (ServerOfOneConnection server = serverThatAnswers('R')) {
            readiness.ready(server.address());

            assertThat(server.received()).isEqualTo("3.0 user\0ann\0database\0orders\0\0");
        }
    }

    private static ServerOfOneConnection serverThatAnswers(char kind) throws IOException {
        return new ServerOfOneConnection(socket -> {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] rest = new byte[in.readInt() - 2 * Integer.BYTES];
            String version = in.readShort() + "." + in.readShort();
            in.readFully(rest);
            socket.getOutputStream().write(kind);
            return version + " " + new String(rest, StandardCharsets.UTF_8);
        });
    }
}
