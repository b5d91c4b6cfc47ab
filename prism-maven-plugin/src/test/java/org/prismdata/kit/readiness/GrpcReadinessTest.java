package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.ServerOfOneConnection;

class GrpcReadinessTest {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String EMPTY_SETTINGS = "000000040000000000";

    private final Readiness readiness = new GrpcReadiness();

    @ParameterizedTest
    // A frame of one setting, 6 bytes, begins with its length.
    @ValueSource(strings = {EMPTY_SETTINGS, "000006040000000000000400100000"})
    void aServerThatSendsItsSettingsIsReady(String answer) throws Exception {
        assertThat(readyWhenAnswered(HexFormat.of().parseHex(answer))).isTrue();
    }

    @ParameterizedTest
    // An acknowledgement of our settings, a GOAWAY, an answer of HTTP/1.1.
    @ValueSource(strings = {"000000040100000000", "000008070000000000", "485454502f312e3120343030"})
    void anyOtherAnswerMeansNotYet(String answer) throws Exception {
        assertThat(readyWhenAnswered(HexFormat.of().parseHex(answer))).isFalse();
    }

    @Test
    void hangingUpMeansNotYet() {
        assertThatThrownBy(() -> readyWhenAnswered(new byte[4])).isInstanceOf(EOFException.class);
    }

    private boolean readyWhenAnswered(byte[] answer) throws Exception {
        int asked = PREFACE.length() + EMPTY_SETTINGS.length() / 2;
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            byte[] request = socket.getInputStream().readNBytes(asked);
            socket.getOutputStream().write(answer);
            return new String(request, StandardCharsets.ISO_8859_1);
        })) {
            boolean ready = readiness.ready(server.address());
            String settings = new String(HexFormat.of().parseHex(EMPTY_SETTINGS), StandardCharsets.ISO_8859_1);
            assertThat(server.received()).isEqualTo(PREFACE + settings);
            return ready;
        }
    }
}
