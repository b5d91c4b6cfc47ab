package org.prismdata.kit.readiness;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The first step of PostgreSQL's own handshake: a start-up message, to which a server that takes connections answers
 * with an authentication request, and one that is still starting with an error (57P03).
 *
 * <p>The image's init scripts run against a server without a TCP port, so an answer here also means that they are done.
 *
 * <p>Source: PostgreSQL documentation, "Message Formats", protocol version 3.0.
 *
 * @param username the role to ask for
 * @param database the database to ask for
 */
public record PostgresReadiness(String username, String database) implements Readiness {
    private static final int PROTOCOL_3_0 = 3 << 16;
    private static final int AUTHENTICATION_REQUEST = 'R';

    @Override
    public boolean ready(InetSocketAddress address) throws IOException {
        try (Socket socket = Connection.open(address)) {
            byte[] parameters =
                    ("user\0" + username + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(2 * Integer.BYTES + parameters.length);
            out.writeInt(PROTOCOL_3_0);
            out.write(parameters);
            out.flush();
            return new DataInputStream(socket.getInputStream()).read() == AUTHENTICATION_REQUEST;
        }
    }
}
