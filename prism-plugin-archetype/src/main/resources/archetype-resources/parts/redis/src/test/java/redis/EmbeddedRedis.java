package ${package}.redis;

import ${package}.config.Settings;
import com.github.fppt.jedismock.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/** Redis in this process: what jedis-mock has of it, behind a real socket. */
public final class EmbeddedRedis {
    private final RedisServer server;

    /** @param clock decides what has expired */
    public EmbeddedRedis(InstantSource clock) {
        server = new RedisServer(freePort(), InetAddress.getLoopbackAddress()).setClock(clock.withZone(ZoneOffset.UTC));
        start();
    }

    /** The plugin's configuration for it. */
    public Settings settings() {
        return new Settings(Map.of("address", "localhost:" + server.getBindPort()));
    }

    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the same port. */
    public void restart() {
        stop();
        start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
