package org.prismdata.kit.process;

import org.prismdata.kit.problem.PrismException;

/** A program took longer than it may, and was ended. */
public final class TimedOutException extends PrismException {
    private static final long serialVersionUID = 1L;

    private final String said;

    /** @param said all that it has written until then */
    TimedOutException(String problem, String reason, String fix, String said) {
        super(problem, reason, fix);
        this.said = said;
    }

    /** All that it has written until then. */
    public String said() {
        return said;
    }
}
