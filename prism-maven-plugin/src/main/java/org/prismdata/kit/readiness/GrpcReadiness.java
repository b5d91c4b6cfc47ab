package org.prismdata.kit.readiness;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of HTTP/2, which carries gRPC: the client's preface and an empty SETTINGS frame, to which the server
 * answers with a SETTINGS frame of its own before anything else. What the server serves is not asked for: a plugin may
 * wait for its first call with a health of NOT_SERVING.
 *
 * <p>Source: RFC 9113, sections 3.4 (connection preface), 4.1 (frame format) and 6.5 (SETTINGS).
 */
public record GrpcReadiness() implements Readiness {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SETTINGS = 4;
    // Length 0 (3 bytes), type, flags 0, stream 0 (4 bytes).
    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0};

    @Override
    public boolean ready(InetSocketAddress address) throws IOException {
        try (Socket socket = Connection.open(address)) {
            OutputStream out = socket.getOutputStream();
            out.write(PREFACE);
            out.write(EMPTY_SETTINGS);
            byte[] header = new byte[EMPTY_SETTINGS.length];
            new DataInputStream(socket.getInputStream()).readFully(header);
            // Without flags: an acknowledgement of our settings is no preface.
            return header[3] == SETTINGS && header[4] == 0;
        }
    }
}
