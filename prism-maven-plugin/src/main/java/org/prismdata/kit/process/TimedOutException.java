package org.prismdata.kit.process;

import org.prismdata.kit.problem.PrismException;

/** A program took longer than it may, and was ended. */
public final class TimedOutException extends PrismException {
    private static final long serialVersionUID = 1L;

    TimedOutException(String problem, String reason, String fix) {
        super(problem, reason, fix);
    }
}
