package org.prismdata.kit.readiness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Redis's own PING. A server that takes commands answers {@code +PONG}, or {@code -NOAUTH} if its user has set a
 * password; one that still reads its data answers {@code -LOADING}.
 *
 * <p>Source: Redis documentation, "Redis serialization protocol specification" (RESP 2).
 */
public record RedisReadiness() implements Readiness {
    private static final String PING = "*1\r\n$4\r\nPING\r\n";

    @Override
    public boolean ready(InetSocketAddress address) throws IOException {
        try (Socket socket = Connection.open(address)) {
            socket.getOutputStream().write(PING.getBytes(StandardCharsets.US_ASCII));
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return answer != null && (answer.equals("+PONG") || answer.startsWith("-NOAUTH "));
        }
    }
}
