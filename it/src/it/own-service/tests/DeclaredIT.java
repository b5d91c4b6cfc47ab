import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeclaredIT {
    private static final int SSL_REQUEST = 80_877_103;

    @Test
    void theMonitorAnswersHttp() throws IOException {
        HttpURLConnection varz = (HttpURLConnection)
                URI.create(System.getProperty("prism.monitor.url") + "/varz").toURL().openConnection();
        assertEquals(200, varz.getResponseCode());
    }

    @Test
    void theCacheIsThisModulesAndHasItsFile() throws IOException {
        String wanted = System.getProperty("basedir").endsWith("one") ? "41" : "42";
        try (Socket socket = connect("cache"); BufferedReader in = reader(socket)) {
            send(socket, "CONFIG GET maxclients");
            in.readLine();
            in.readLine();
            assertEquals("maxclients", in.readLine());
            in.readLine();
            assertEquals(wanted, in.readLine());
            // Nobody but a test run of this module has counted: each start of it adds one.
            send(socket, "INCR counter");
            assertEquals(":1", in.readLine());
            send(socket, "DEL counter");
            assertEquals(":1", in.readLine());
        }
    }

    @Test
    void theQueueGreets() throws IOException {
        try (Socket socket = connect("queue"); BufferedReader in = reader(socket)) {
            assertTrue(in.readLine().startsWith("INFO "));
        }
    }

    @Test
    void theStoreAnswers() throws IOException {
        try (Socket socket = connect("store")) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(8);
            out.writeInt(SSL_REQUEST);
            assertEquals('N', socket.getInputStream().read());
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

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
