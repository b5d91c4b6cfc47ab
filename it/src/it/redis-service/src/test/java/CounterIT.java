import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CounterIT {
    private static final URI URL = URI.create(System.getProperty("prism.redis.url"));

    @Test
    void theUrlIsMadeOfHostAndPort() {
        assertEquals("127.0.0.1", System.getProperty("prism.redis.host"));
        assertEquals("redis://127.0.0.1:" + Integer.getInteger("prism.redis.port"), URL.toString());
    }

    @Test
    void commandsAreServed() throws IOException {
        assertEquals(":41", firstLineOfAnswer("INCRBY counter 41"));
        assertEquals(":42", firstLineOfAnswer("INCR counter"));
    }

    @Test
    void theKitsCommandReachedTheServer() throws IOException {
        // Nothing saved, so no change counts towards a snapshot: two entries, the name and an empty value.
        try (Client client = new Client()) {
            client.send("CONFIG GET save");
            assertEquals("*2", client.line());
            assertEquals("$4", client.line());
            assertEquals("save", client.line());
            assertEquals("$0", client.line());
        }
    }

    private static String firstLineOfAnswer(String command) throws IOException {
        try (Client client = new Client()) {
            client.send(command);
            return client.line();
        }
    }

    /** Redis's protocol for people: a command is a line. */
    private static final class Client implements AutoCloseable {
        private final Socket socket = new Socket(URL.getHost(), URL.getPort());
        private final BufferedReader answers =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

        Client() throws IOException {
            socket.setSoTimeout(10_000);
        }

        void send(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        String line() throws IOException {
            return answers.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
