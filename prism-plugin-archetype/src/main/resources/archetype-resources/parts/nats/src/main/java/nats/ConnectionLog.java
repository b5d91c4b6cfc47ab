package ${package}.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what becomes of the connection. The client calls this on one thread, its own. */
final class ConnectionLog implements ErrorListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

    private boolean connected;
    private volatile String failure = "for an unknown reason";

    /** Why the last try to connect failed. */
    String failure() {
        return failure;
    }

    void event(Events event) {
        switch (event) {
            case CONNECTED, RECONNECTED -> {
                LOG.info("Connected to NATS");
                connected = true;
            }
            // Each failed try to reconnect is such an event too.
            case DISCONNECTED -> {
                if (connected) {
                    LOG.warn("The connection to NATS is lost; trying to get it back");
                }
                connected = false;
            }
            default -> LOG.debug("{}", event);
        }
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.warn("NATS says: {}", error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        Throwable cause = exception;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        failure = cause.toString();
        LOG.debug("The connection to NATS failed: {}", failure);
    }
}
