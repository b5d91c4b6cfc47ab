package ${package}.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.HostAndPort;

/** What lies between a client and its server, and can be pulled: connections then stay open, and nothing comes any more. */
final class Cable implements AutoCloseable {
    private final HostAndPort server;
    private final ServerSocket plug = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int pulled;
    private boolean held;

    Cable(HostAndPort server) throws IOException {
        this.server = server;
        start(this::accept);
    }

    HostAndPort plug() {
        return new HostAndPort("localhost", plug.getLocalPort());
    }

    /** How many there have been. */
    int connections() {
        return sockets.size() / 2;
    }

    /** From now on the connections that there are carry nothing; new ones do. */
    void pull() {
        pulled = sockets.size();
    }

    /** What the server says stays in the cable until {@link #release}. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = plug.accept();
                Socket far = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(far);
                int number = sockets.size();
                start(() -> carry(client, far, number, () -> {}));
                start(() -> carry(far, client, number, this::awaitRelease));
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    private synchronized void awaitRelease() {
        try {
            while (held) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void carry(Socket from, Socket to, int number, Runnable before) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                before.run();
                if (number > pulled) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            plug.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
