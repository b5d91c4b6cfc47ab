package ${package}.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The connection to NATS, which comes back after every outage. The client sees to that, but gives up when its login is
 * refused twice; this does not, for that can be put right at the server or in the file of the credentials.
 */
final class Session implements AutoCloseable {
    private static final Duration PAUSE_BETWEEN_LOGINS = Duration.ofSeconds(1);

    private final Options options;
    private final ConnectionLog log;
    private volatile Connection connection;
    private volatile long outagesBefore;
    private volatile boolean closed;

    /** @param options their time-out to connect is also that of every request */
    Session(Options.Builder options, ConnectionLog log) throws IOException, InterruptedException {
        this.log = log;
        this.options =
                options.connectionListener(this::event).errorListener(log).build();
        connection = Nats.connect(this.options);
    }

    Connection connection() {
        return connection;
    }

    JetStream messages() throws IOException {
        return connection.jetStream();
    }

    JetStreamManagement management() throws IOException {
        return connection.jetStreamManagement();
    }

    boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    /** How often the connection was lost and came back. */
    long outages() {
        return outagesBefore + connection.getStatistics().getReconnects();
    }

    private void event(Connection source, Events event) {
        log.event(event);
        if (event == Events.CLOSED && source == connection && !closed) {
            Thread thread = new Thread(this::connectAgain, "nats-login");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void connectAgain() {
        try {
            do {
                TimeUnit.NANOSECONDS.sleep(PAUSE_BETWEEN_LOGINS.toNanos());
            } while (!closed && !isConnectedAgain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isConnectedAgain() throws InterruptedException {
        try {
            use(Nats.connect(options));
            return true;
        } catch (IOException e) {
            // Logged already.
            return false;
        }
    }

    private synchronized void use(Connection next) throws InterruptedException {
        if (closed) {
            next.close();
            return;
        }
        outagesBefore = outages() + 1;
        connection = next;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
