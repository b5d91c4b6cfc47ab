package ${package};

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets up logging: one line per event, on standard error. */
final class Logging {
    /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger PLUGIN = Logger.getLogger(Logging.class.getPackageName());

    private Logging() {}

    static void configure(boolean debug) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        if (debug) {
            PLUGIN.setLevel(Level.FINE);
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                handler.setLevel(Level.FINE);
            }
        }
    }
}
