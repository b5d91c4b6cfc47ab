package org.prismdata.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real registry on loopback that knows one user. Besides its own port it has one behind which all comes slowly, as from
 * far away, and as many as are wanted that drop connections in the middle of what is sent, or at a request. It ends with {@link #close}, or at the latest after some minutes, whatever has become of its case.
 */
public final class Registry implements AutoCloseable {
    public static final String USER = "prism";
    public static final String PASSWORD = "open sesame";

    // What `htpasswd -B` writes for these two.
    private static final String HTPASSWD = "prism:$2y$05$lmamjcuxwggfnglsuyfkneITOAdW2pb6QkFHN4q8eu3fwTSiSwT46\n";
    private static final String LIFETIME_SECONDS = "600";
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final int SLOW_BYTES_PER_MILLI = 3_000;
    private static final long DROPPED_AFTER = 3_000_000;

    private final Process process;
    private final int port;
    private final ServerSocket slow;
    private final List<ServerSocket> doors = new CopyOnWriteArrayList<>();

    private Registry(Process process, int port) throws IOException {
        this.process = process;
        this.port = port;
        slow = door(SLOW_BYTES_PER_MILLI, Drop.NEVER);
    }

    /** @param folder where it keeps its data */
    public static Registry start(Path folder) throws IOException {
        Path users = Files.writeString(Files.createDirectories(folder).resolve("htpasswd"), HTPASSWD);
        Path config = Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:0"}
                auth: {htpasswd: {realm: prism, path: "%s"}}
                """.formatted(folder.resolve("data"), users));
        Process process = new ProcessBuilder("timeout", LIFETIME_SECONDS, "docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                daemon(() -> log.lines().forEach(ignored -> {}));
                return new Registry(process, Integer.parseInt(listening.group(1)));
            }
        }
        throw new IllegalStateException("docker-registry did not start: " + said);
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Host and port behind which it is slow. */
    public String slowAddress() {
        return "127.0.0.1:" + slow.getLocalPort();
    }

    /**
     * Opens a port that drops connections.
     *
     * @param drops how many times
     * @return host and port
     */
    public String unsteadyAddress(int drops) throws IOException {
        AtomicInteger left = new AtomicInteger(drops);
        return "127.0.0.1:"
                + door(Integer.MAX_VALUE, (sent, text) -> sent > DROPPED_AFTER && isLeft(left))
                        .getLocalPort();
    }

    /**
     * Opens a port that drops the connection in place of passing on a request.
     *
     * @param drops how many times
     * @param request how it begins
     * @return host and port
     */
    public String unsteadyAddress(int drops, String request) throws IOException {
        AtomicInteger left = new AtomicInteger(drops);
        return "127.0.0.1:"
                + door(Integer.MAX_VALUE, (sent, text) -> text.startsWith(request) && isLeft(left))
                        .getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket door : doors) {
            door.close();
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Whether to drop a connection. */
    private interface Drop {
        Drop NEVER = (sent, text) -> false;

        /**
         * @param sent how many bytes of the client have come
         * @param text the last of them
         * @param answer what it reads
         */
        boolean now(long sent, String text);
    }

    private static boolean isLeft(AtomicInteger drops) {
        return drops.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private ServerSocket door(int bytesPerMilli, Drop drop) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        doors.add(door);
        daemon(() -> acceptAll(door, bytesPerMilli, drop));
        return door;
    }

    private void acceptAll(ServerSocket door, int bytesPerMilli, Drop drop) {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                daemon(() -> copy(client, server, Integer.MAX_VALUE, drop));
                daemon(() -> copy(server, client, bytesPerMilli, Drop.NEVER));
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    private static void copy(Socket from, Socket to, int bytesPerMilli, Drop drop) {
        byte[] buffer = new byte[1 << 16];
        long sent = 0;
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                sent += read;
                if (drop.now(sent, new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
                Thread.sleep(read / bytesPerMilli);
            }
        } catch (IOException | InterruptedException e) {
            // One of the two has closed its end.
            return;
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "registry");
        thread.setDaemon(true);
        thread.start();
    }
}
