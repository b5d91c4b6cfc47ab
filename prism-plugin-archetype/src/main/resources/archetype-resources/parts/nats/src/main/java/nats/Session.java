package ${package}.nats;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;

/** A connection, which comes back by itself after an outage, and what it is used for. */
record Session(Connection connection, JetStream messages, JetStreamManagement management) implements AutoCloseable {
    /** @param options their time-out to connect is also that of every request */
    static Session open(Options options) throws IOException, InterruptedException {
        Connection connection = Nats.connect(options);
        return new Session(connection, connection.jetStream(), connection.jetStreamManagement());
    }

    /** How often the connection was lost and came back. */
    long outages() {
        return connection.getStatistics().getReconnects();
    }

    boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    boolean isClosed() {
        return connection.getStatus() == Connection.Status.CLOSED;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
