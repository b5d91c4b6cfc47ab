package org.prismdata.kit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.ServerOfOneConnection;

class PostgresConnectionTest {
    private static final byte[] LOGIN_OK = message('R', 0, 0, 0, 0);
    private static final byte[] READY = message('Z', 'I');

    @Test
    void theFirstColumnOfEachRowIsRead() throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
                    skip(socket, false);
                    write(socket, LOGIN_OK, READY);
                    String query = skip(socket, true);
                    write(
                            socket,
                            message('T', 0, 0),
                            message('D', 0, 1, 0, 0, 0, 1, 'a'),
                            message('D', 0, 1, 0, 0, 0, 2, 'b', 'c'),
                            message('C', 0),
                            READY);
                    return query;
                });
                PostgresConnection connection = new PostgresConnection(server.address(), "user", "secret", "data")) {
            List<String> values = connection.execute("select name");
            assertThat(values).containsExactly("a", "bc");
            assertThat(server.received()).isEqualTo("select name\0");
        }
    }

    @Test
    void aRefusalIsTheServersSentence() throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            skip(socket, false);
            write(socket, error("SFATAL\0C28P01\0Mpassword authentication failed\0\0"));
            return "";
        })) {
            assertThatThrownBy(() -> new PostgresConnection(server.address(), "user", "wrong", "data"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("password authentication failed");
        }
    }

    @Test
    void aConnectionGoesOnAfterARefusal() throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
                    skip(socket, false);
                    write(socket, LOGIN_OK, READY);
                    skip(socket, true);
                    write(socket, error("SERROR\0Mno such database\0\0"), READY);
                    String second = skip(socket, true);
                    write(socket, message('C', 0), READY);
                    return second;
                });
                PostgresConnection connection = new PostgresConnection(server.address(), "user", "secret", "data")) {
            assertThatThrownBy(() -> connection.execute("drop database no")).hasMessage("no such database");
            assertThat(connection.execute("select")).isEmpty();
            assertThat(server.received()).isEqualTo("select\0");
        }
    }

    private static byte[] error(String fields) {
        byte[] bytes = fields.getBytes(StandardCharsets.UTF_8);
        int[] body = new int[bytes.length];
        for (int i = 0; i < body.length; i++) {
            body[i] = bytes[i];
        }
        return message('E', body);
    }

    private static byte[] message(char type, int... body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(type);
            out.writeInt(Integer.BYTES + body.length);
            for (int value : body) {
                out.writeByte(value);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Socket socket, byte[]... messages) throws IOException {
        for (byte[] message : messages) {
            socket.getOutputStream().write(message);
        }
    }

    /** Reads a message, whose type the first of a connection has not. */
    private static String skip(Socket socket, boolean typed) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        if (typed) {
            in.readByte();
        }
        return new String(in.readNBytes(in.readInt() - Integer.BYTES), StandardCharsets.UTF_8);
    }
}
