package org.prismdata.kit.engine;

import org.prismdata.kit.problem.PrismException;

/** A container did not start, because another program listens on its port of this machine. Another port may do. */
public final class PortTakenException extends PrismException {
    private static final long serialVersionUID = 1L;

    public PortTakenException(String problem, String reason, String fix) {
        super(problem, reason, fix);
    }

    /** The port that a user wants for a service. */
    public static PortTakenException of(int port, String service) {
        return new PortTakenException(
                "port " + port + ", asked for by " + service + ", is taken",
                "another program listens there, so the service does not start",
                "leave it out (<port> or -Dprism." + service
                        + ".port), so that a free one is chosen, or stop the program (`ss -ltnp` shows it)");
    }
}
