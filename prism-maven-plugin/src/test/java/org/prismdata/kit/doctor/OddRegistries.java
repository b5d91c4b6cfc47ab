package org.prismdata.kit.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessRunner;

/** Registries that do not give images, each for a reason of its own. Their ports stand for their names in braces. */
final class OddRegistries implements AutoCloseable {
    private static final String SECRET = "not secret";

    private final Map<String, Integer> ports = new TreeMap<>();
    private final List<ServerSocket> servers = new ArrayList<>();
    private final ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    /** @param folder where a certificate is made */
    OddRegistries(Path folder) throws IOException, GeneralSecurityException {
        ports.put("silent", silent.getLocalPort());
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.put("dead", socket.getLocalPort());
        }
        begin("http", new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), "401 Unauthorized", "UNAUTHORIZED");
        begin("login", new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), "401 Unauthorized", "UNAUTHORIZED");
        begin(
                "limit",
                new ServerSocket(0, 0, InetAddress.getLoopbackAddress()),
                "429 Too Many Requests",
                "TOOMANYREQUESTS");
        begin(
                "tls",
                selfSigned(folder).getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress()),
                "401 Unauthorized",
                "UNAUTHORIZED");
    }

    /** @param answer its status to all that is asked, with its name in the form of registries */
    private void begin(String name, ServerSocket server, String answer, String error) {
        ports.put(name, server.getLocalPort());
        servers.add(server);
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try (Socket connection = server.accept()) {
                            answer(connection, answer, error);
                        } catch (IOException e) {
                            // It was closed, or its client did not like it.
                            continue;
                        }
                    }
                },
                "odd-registry-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer(Socket connection, String status, String error) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        int first = request.read();
        String body = "{\"errors\": [{\"code\": \"" + error + "\", \"message\": \"no\"}]}";
        String answer = "400 Bad Request";
        if (Character.isLetter(first)) {
            answer = status + "\r\nWWW-Authenticate: Basic realm=\"odd\"\r\nContent-Type: application/json";
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                // The whole of it, or the connection ends with an error for the client.
                continue;
            }
        }
        connection
                .getOutputStream()
                .write(("HTTP/1.1 " + answer + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    private static SSLContext selfSigned(Path folder) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("odd.p12");
        SandboxMachine.must(new ProcessRunner()
                .run(Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "odd",
                        "-dname",
                        "CN=registry.test",
                        "-ext",
                        "SAN=dns:registry.test",
                        "-storepass",
                        SECRET,
                        "-keystore",
                        store.toString())));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, SECRET.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, SECRET.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** The text with the ports in it. */
    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            filled = filled.replace("{" + port.getKey() + "}", String.valueOf(port.getValue()));
        }
        return filled;
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
        silent.close();
    }
}
