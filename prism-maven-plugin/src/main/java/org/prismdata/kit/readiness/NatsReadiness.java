package org.prismdata.kit.readiness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The greeting of NATS: the server's INFO, then CONNECT and PING, which a server that takes messages answers with PONG,
 * or with an authorization error if its user has asked for credentials. JetStream is up before the server listens.
 *
 * <p>Source: NATS documentation, "Client Protocol".
 */
public record NatsReadiness() implements Readiness {
    private static final String CONNECT_AND_PING = "CONNECT {\"verbose\":false,\"pedantic\":false}\r\nPING\r\n";

    @Override
    public boolean ready(InetSocketAddress address) throws IOException {
        try (Socket socket = Connection.open(address)) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String info = in.readLine();
            if (info == null || !info.startsWith("INFO ")) {
                return false;
            }
            socket.getOutputStream().write(CONNECT_AND_PING.getBytes(StandardCharsets.UTF_8));
            String answer = in.readLine();
            return answer != null && (answer.equals("PONG") || answer.startsWith("-ERR 'Authorization "));
        }
    }
}
