package org.prismdata.kit.engine;

import org.prismdata.kit.problem.PrismException;

/** A container did not start, because another program listens on its port of this machine. Another port may do. */
public final class PortTakenException extends PrismException {
    private static final long serialVersionUID = 1L;

    public PortTakenException(String problem, String reason, String fix) {
        super(problem, reason, fix);
    }
}
