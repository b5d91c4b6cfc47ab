package org.prismdata.kit.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessRunner;

/** Registries that do not give images, each for a reason of its own. Their ports stand for their names in braces. */
final class OddRegistries implements AutoCloseable {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final String SECRET = "not secret";

    private final Map<String, Integer> ports = new TreeMap<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    /** @param folder where a certificate is made */
    OddRegistries(Path folder) throws IOException, GeneralSecurityException {
        ports.put("silent", silent.getLocalPort());
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.put("dead", socket.getLocalPort());
        }
        begin("http", HttpServer.create(ANY_PORT, 0), UNAUTHORIZED, "");
        begin("login", HttpServer.create(ANY_PORT, 0), UNAUTHORIZED, "UNAUTHORIZED");
        begin("limit", HttpServer.create(ANY_PORT, 0), TOO_MANY, "TOOMANYREQUESTS");
        HttpsServer tls = HttpsServer.create(ANY_PORT, 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        begin("tls", tls, UNAUTHORIZED, "UNAUTHORIZED");
    }

    /** @param code what it answers to all that is asked, with its name in the form of registries */
    private void begin(String name, HttpServer server, int code, String error) {
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "odd-registry");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> answer(exchange, code, error));
        server.start();
        servers.add(server);
        ports.put(name, server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, int code, String error) throws IOException {
        byte[] body = "{\"errors\": [{\"code\": \"%s\", \"message\": \"no\"}]}"
                .formatted(error)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (code == UNAUTHORIZED) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"odd\"");
        }
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
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
        servers.forEach(server -> server.stop(0));
        silent.close();
    }
}
