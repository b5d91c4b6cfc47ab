package ${package};

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sets up logging: one {@linkplain LogLine line} per event, on standard error. */
final class Logging {
    static {
        // Before the first logger. Java's own configuration, and a handler for it, take longer to load than the gRPC server; an
        // object that configures nothing takes their place. A file that the user names is read all the same.
        if (System.getProperty("java.util.logging.config.file") == null) {
            System.setProperty("java.util.logging.config.class", Object.class.getName());
        }
    }

    /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger PLUGIN = Logger.getLogger(Logging.class.getPackageName());

#if (${backend} == "kafka")
    /** Its clients log all their settings when they are made, and one is made for each subscription. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

#end
    private Logging() {}

    static void configure(boolean debug) {
#if (${backend} == "kafka")
        CLIENTS.setLevel(debug ? Level.INFO : Level.WARNING);
#end
        if (debug) {
            PLUGIN.setLevel(Level.FINE);
        }
        Logger root = Logger.getLogger("");
        if (root.getHandlers().length == 0) {
            root.addHandler(new StandardError());
        }
        for (Handler handler : root.getHandlers()) {
            handler.setFormatter(new LogLine());
            if (debug) {
                handler.setLevel(Level.FINE);
            }
        }
    }

    /** Without what java.util.logging's own handlers look up when they are made. */
    private static final class StandardError extends Handler {
        @Override
        public void publish(LogRecord event) {
            if (isLoggable(event)) {
                System.err.print(getFormatter().format(event));
            }
        }

        @Override
        public void flush() {
            System.err.flush();
        }

        @Override
        public void close() {}
    }
}
