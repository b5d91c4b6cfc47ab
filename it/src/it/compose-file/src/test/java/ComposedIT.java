import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ComposedIT {
    @Test
    void theJobHasReachedTheCacheByItsName() throws Exception {
        String answer = greeting();
        // It may still be at it.
        for (int attempt = 0; attempt < 100 && answer.equals("$-1"); attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = greeting();
        }
        assertEquals("$5", answer);
    }

    @Test
    void theQueueGreets() throws IOException {
        try (Socket socket = connect("queue")) {
            assertTrue(reader(socket).readLine().startsWith("INFO "));
        }
    }

    @Test
    void aPortIsToldByItsNumberToo() {
        assertEquals(System.getProperty("prism.queue.port"), System.getProperty("prism.queue.port.4222"));
    }

    /** The first line of Redis's answer: the value's length. */
    private static String greeting() throws IOException {
        try (Socket socket = connect("cache")) {
            socket.getOutputStream().write("GET greeting\r\n".getBytes(StandardCharsets.US_ASCII));
            return reader(socket).readLine();
        }
    }

    private static Socket connect(String service) throws IOException {
        Socket socket = new Socket(
                System.getProperty("prism." + service + ".host"), Integer.getInteger("prism." + service + ".port"));
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }
}
