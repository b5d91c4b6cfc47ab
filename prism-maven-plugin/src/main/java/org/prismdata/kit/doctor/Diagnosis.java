package org.prismdata.kit.doctor;

import java.util.List;
import org.prismdata.kit.engine.EngineException;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.engine.RegistryException;
import org.prismdata.kit.host.HostReader;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;

/** What a goal says when it fails for a reason that the doctor knows: what the doctor would say. */
public final class Diagnosis {
    private static final String DOCTOR = "\n`mvn prism:doctor` looks at all it needs";

    private Diagnosis() {}

    /**
     * The message for a goal's user: the doctor's finding if there is one, with the engine's words.
     *
     * @param here whether containers run on this machine, so that the cause may be seen
     */
    public static PrismException of(PrismException problem, boolean here) {
        if (problem instanceof EngineException failed && failed.failure() != EngineFailure.PRIVILEGED_PORT) {
            PrismException exact = here ? exact(problem, hostOnly()) : problem;
            return new PrismException(exact.problem(), exact.reason(), exact.fix() + DOCTOR, problem);
        }
        if (problem instanceof RegistryException refused && !refused.answered()) {
            return new PrismException(problem.problem(), problem.reason(), problem.fix() + DOCTOR, problem);
        }
        return problem;
    }

    /** The same problem, with what is seen here as its reason and the fix for just that. */
    static PrismException exact(PrismException problem, Facts facts) {
        if (problem instanceof EngineException failed) {
            return Checks.cause(failed.failure(), facts)
                    .map(cause -> new PrismException(
                            cause.found(), cause.why() + "\n" + problem.reason(), cause.fix(), problem))
                    .orElse(problem);
        }
        return problem;
    }

    /** What is known without another question to an engine that has just failed. */
    private static Facts hostOnly() {
        return new Facts(HostReader.read(new ProcessRunner()), EngineFacts.unknown(), List.of(), BuildFacts.unknown());
    }
}
