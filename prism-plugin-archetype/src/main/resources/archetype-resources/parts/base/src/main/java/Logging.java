package ${package};

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets up logging: one {@linkplain LogLine line} per event, on standard error. */
final class Logging {
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
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new LogLine());
            if (debug) {
                handler.setLevel(Level.FINE);
            }
        }
    }
}
