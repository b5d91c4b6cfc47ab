package org.prismdata.kit.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to PostgreSQL for a few commands. The driver that applications use would do it too, and take longer to load
 * than the commands take.
 *
 * <p>Source: PostgreSQL documentation, "Message Flow" and "Message Formats", protocol version 3.0.
 */
public final class PostgresConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;
    private static final int PROTOCOL_3_0 = 3 << 16;
    private static final int OK = 0;
    private static final int CLEARTEXT_PASSWORD = 3;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DataOutputStream out;

    /** @throws IOException if it can't be opened, or the server refuses; its message is the server's */
    public PostgresConnection(InetSocketAddress address, String username, String password, String database)
            throws IOException {
        try {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(address, LIMIT_MILLIS);
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
            startUp(username, database);
            authenticate(password);
            readUntilReady();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Runs one command.
     *
     * @return the first column of its rows, if it has any
     * @throws IOException if the server refuses it; the message is the server's
     */
    public List<String> execute(String sql) throws IOException {
        send('Q', zeroEnded(sql));
        return readUntilReady();
    }

    /**
     * Gives a role another password. The server is sent the password itself, for it makes what it keeps of it many times faster
     * than we do; so no log may show the command.
     */
    public void changePassword(String role, String password) throws IOException {
        execute(
                "set log_statement = 'none'; set log_min_duration_statement = -1; set log_min_error_statement = 'panic'");
        execute("alter role " + quoted(role) + " password '" + password.replace("'", "''") + "'");
    }

    /** Has the server ask for less work at logins with a role's password, which must be a random one then. */
    public void easePassword(String role, String password) throws IOException {
        execute("alter role " + quoted(role) + " password '" + ScramClient.verifier(password) + "'");
    }

    /** A name as SQL takes it whatever is in it. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void startUp(String username, String database) throws IOException {
        byte[] parameters = ("user\0" + username + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        out.writeInt(2 * Integer.BYTES + parameters.length);
        out.writeInt(PROTOCOL_3_0);
        out.write(parameters);
        out.flush();
    }

    private void authenticate(String password) throws IOException {
        ScramClient scram = new ScramClient(password);
        while (true) {
            ByteBuffer body = receive('R');
            switch (body.getInt()) {
                case OK -> {
                    return;
                }
                case CLEARTEXT_PASSWORD -> send('p', zeroEnded(password));
                case SASL -> send('p', initialResponse(scram.first()));
                case SASL_CONTINUE -> send('p', scram.last(text(body)).getBytes(StandardCharsets.UTF_8));
                case SASL_FINAL -> scram.check(text(body));
                default -> throw new IOException("the server asks for a login of a kind that is not known here");
            }
        }
    }

    private static byte[] initialResponse(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        byte[] mechanism = zeroEnded(ScramClient.MECHANISM);
        return ByteBuffer.allocate(mechanism.length + Integer.BYTES + bytes.length)
                .put(mechanism)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private List<String> readUntilReady() throws IOException {
        List<String> values = new ArrayList<>();
        IOException failure = null;
        while (true) {
            char type = (char) in.readUnsignedByte();
            ByteBuffer body = body();
            if (type == 'E') {
                failure = new IOException(message(body));
            } else if (type == 'D' && body.getShort() > 0) {
                int length = body.getInt();
                values.add(length < 0 ? "" : text(body.slice(body.position(), length)));
            } else if (type == 'Z' && failure == null) {
                return values;
            } else if (type == 'Z') {
                throw failure;
            }
        }
    }

    private ByteBuffer receive(char expected) throws IOException {
        char type = (char) in.readUnsignedByte();
        ByteBuffer body = body();
        if (type == 'E') {
            throw new IOException(message(body));
        }
        if (type != expected) {
            throw new IOException("the server answers with a message that was not asked for: " + type);
        }
        return body;
    }

    private ByteBuffer body() throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return ByteBuffer.wrap(body);
    }

    private void send(char type, byte[] body) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(message);
        data.writeByte(type);
        data.writeInt(Integer.BYTES + body.length);
        data.write(body);
        // At once: a header on its own would wait for its acknowledgement.
        out.write(message.toByteArray());
        out.flush();
    }

    /** The field M of an error: what a person is told. */
    private static String message(ByteBuffer error) {
        for (String field : text(error).split("\0")) {
            if (field.startsWith("M")) {
                return field.substring(1);
            }
        }
        return "the server refuses";
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static byte[] zeroEnded(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
