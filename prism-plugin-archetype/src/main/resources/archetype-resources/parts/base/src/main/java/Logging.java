package ${package};

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets up logging: one {@linkplain LogLine line} per event, on standard error. */
final class Logging {
    /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger PLUGIN = Logger.getLogger(Logging.class.getPackageName());

    private Logging() {}

    static void configure(boolean debug) {
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
