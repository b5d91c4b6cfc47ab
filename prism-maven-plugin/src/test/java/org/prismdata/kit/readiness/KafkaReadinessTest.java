package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.ServerOfOneConnection;

class KafkaReadinessTest {
    private static final int API_VERSIONS = 18;
    private static final int METADATA = 3;
    private static final byte[] TAKES_METADATA = versions(0, METADATA, 0, 13);

    private final Readiness readiness = new KafkaReadiness();

    @Test
    void aBrokerListedWithThePortAskedIsReady() throws Exception {
        try (ServerOfOneConnection server = kafka(TAKES_METADATA, 0)) {
            assertThat(readiness.ready(server.address())).isTrue();
            assertThat(server.received()).isEqualTo("0012 0000 00000012 ffff, 0003 0001 00000003 ffff 00000000");
        }
    }

    @Test
    void aBrokerThatAdvertisesAnotherPortIsNotReady() throws Exception {
        try (ServerOfOneConnection server = kafka(TAKES_METADATA, 1)) {
            assertThat(readiness.ready(server.address())).isFalse();
        }
    }

    @Test
    void aBrokerThatItsControllerDoesNotListYetIsNotReady() throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            answer(socket, API_VERSIONS, TAKES_METADATA);
            answer(socket, METADATA, new byte[3 * Integer.BYTES]);
            return "";
        })) {
            assertThat(readiness.ready(server.address())).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"35, 3, 0, 13", "0, 3, 2, 13", "0, 3, 0, 0", "0, 4, 0, 13"})
    void aServerThatDoesNotTakeTheQuestionIsNotReady(int error, int api, int oldest, int newest) throws Exception {
        try (ServerOfOneConnection server = kafka(versions(error, api, oldest, newest), 0)) {
            assertThat(readiness.ready(server.address())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // hangs up
                "0000", // in the middle of the length
                "00000000", // no room for the correlation id
                "485454502f312e3120343030", // "HTTP/1.1 400"
                "00000010 00000012", // shorter than it says
                "0000000a 00000007 0000 00000000", // to another question
                "0000000a 00000012 0000 7fffffff", // more versions than there are bytes
            })
    void whatIsNotKafkaIsNotReady(String hexadecimal) throws Exception {
        byte[] answer = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            request(socket);
            socket.getOutputStream().write(answer);
            return "";
        })) {
            assertThatThrownBy(() -> readiness.ready(server.address())).isInstanceOf(IOException.class);
        }
    }

    private static ServerOfOneConnection kafka(byte[] versions, int distance) throws IOException {
        return new ServerOfOneConnection(socket -> {
            String first = answer(socket, API_VERSIONS, versions);
            if (versions != TAKES_METADATA) {
                return first;
            }
            byte[] host = "127.0.0.1".getBytes(StandardCharsets.US_ASCII);
            byte[] brokers = ByteBuffer.allocate(
                            2 * Integer.BYTES + Short.BYTES + host.length + Integer.BYTES + Short.BYTES)
                    .putInt(1)
                    .putInt(7)
                    .putShort((short) host.length)
                    .put(host)
                    .putInt(socket.getLocalPort() + distance)
                    .putShort((short) -1)
                    .array();
            return first + ", " + answer(socket, METADATA, brokers);
        });
    }

    private static byte[] versions(int error, int api, int oldest, int newest) {
        return ByteBuffer.allocate(Integer.BYTES + 4 * Short.BYTES)
                .putShort((short) error)
                .putInt(1)
                .putShort((short) api)
                .putShort((short) oldest)
                .putShort((short) newest)
                .array();
    }

    private static String answer(Socket socket, int correlation, byte[] body) throws IOException {
        String request = request(socket);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(Integer.BYTES + body.length);
        out.writeInt(correlation);
        out.write(body);
        return request;
    }

    /** What came, in hexadecimal: request, version, correlation id, length of the client's id, and a body if any. */
    private static String request(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        return HexFormat.of()
                .formatHex(in.readNBytes(in.readInt()))
                .replaceFirst("(.{4})(.{4})(.{8})(.{4})(.*)", "$1 $2 $3 $4 $5")
                .strip();
    }
}
