package org.prismdata.kit.readiness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connection for one question: neither opening it nor an answer may take longer than 2 s. */
final class Connection {
    private static final int LIMIT_MILLIS = 2_000;

    private Connection() {}

    /** @throws IOException if it can't be opened in time; reading from it later fails in the same way */
    static Socket open(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(address, LIMIT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
