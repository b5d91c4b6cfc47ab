package org.prismdata.kit.engine;

import org.prismdata.kit.problem.PrismException;

/** What the engine could not do, by its own words. */
public final class EngineException extends PrismException {
    private static final long serialVersionUID = 1L;

    private final EngineFailure failure;

    public EngineException(EngineFailure failure, String problem, String reason, String fix) {
        super(problem, reason, fix);
        this.failure = failure;
    }

    public EngineFailure failure() {
        return failure;
    }
}
