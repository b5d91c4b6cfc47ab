package org.prismdata.kit.protocol;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A connection to Redis for a few commands.
 *
 * <p>Source: Redis documentation, "Redis serialization protocol specification" (RESP 2).
 */
public final class RedisConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    public RedisConnection(InetSocketAddress address) throws IOException {
        try {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(address, LIMIT_MILLIS);
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Runs one command whose answer is a text or a number.
     *
     * @return empty for no value
     * @throws IOException if the server refuses it; the message is the server's
     */
    public Optional<String> execute(String... command) throws IOException {
        StringBuilder message = new StringBuilder("*" + command.length + "\r\n");
        for (String part : command) {
            message.append('$')
                    .append(part.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        }
        socket.getOutputStream().write(message.toString().getBytes(StandardCharsets.UTF_8));
        String answer = line();
        return switch (answer.charAt(0)) {
            case '-' -> throw new IOException(answer.substring(1));
            case '$' -> bulk(Integer.parseInt(answer.substring(1)));
            default -> Optional.of(answer.substring(1));
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Optional<String> bulk(int length) throws IOException {
        if (length < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        line();
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\r'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        in.readUnsignedByte();
        return line.toString();
    }
}
