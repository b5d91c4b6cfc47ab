import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageIT {
    private static final URI URL = URI.create(System.getProperty("prism.nats.url"));

    @Test
    void theUrlIsMadeOfHostAndPort() {
        assertEquals("127.0.0.1", System.getProperty("prism.nats.host"));
        assertEquals("nats://127.0.0.1:" + Integer.getInteger("prism.nats.port"), URL.toString());
    }

    @Test
    void aMessageReachesItsSubscriber() throws IOException {
        try (Client subscriber = new Client();
                Client publisher = new Client()) {
            subscriber.send("SUB orders 1");
            subscriber.settle();
            publisher.send("PUB orders 5\r\nhello");
            assertEquals("MSG orders 1 5", subscriber.line());
            assertEquals("hello", subscriber.line());
        }
    }

    @Test
    void jetStreamKeepsMessages() throws IOException {
        try (Client client = new Client()) {
            client.send("SUB answers 1");
            String stream = client.ask("$JS.API.STREAM.CREATE.kept", "{\"name\":\"kept\",\"subjects\":[\"kept.>\"]}");
            assertTrue(stream.contains("io.nats.jetstream.api.v1.stream_create_response"), stream);
            String stored = client.ask("kept.first", "hello");
            assertTrue(stored.contains("\"seq\":1"), stored);
        }
    }

    /** NATS's own protocol, which is made of lines. */
    private static final class Client implements AutoCloseable {
        private final Socket socket = new Socket(URL.getHost(), URL.getPort());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Client() throws IOException {
            socket.setSoTimeout(10_000);
            assertTrue(line().startsWith("INFO "));
            send("CONNECT {\"verbose\":false}");
            settle();
        }

        void send(String lines) throws IOException {
            socket.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        /** All that was sent is done when the server answers this. */
        void settle() throws IOException {
            send("PING");
            assertEquals("PONG", line());
        }

        /** Publishes with a subject for the answer, and returns the answer. */
        String ask(String subject, String message) throws IOException {
            send("PUB " + subject + " answers " + message.length() + "\r\n" + message);
            String header = line();
            assertTrue(header.startsWith("MSG answers 1 "), header);
            return line();
        }

        String line() throws IOException {
            return in.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
