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
            return inPlaceOf(problem, exact.problem(), exact.reason(), exact.fix() + DOCTOR);
        }
        if (problem instanceof RegistryException refused && !refused.answered()) {
            return inPlaceOf(problem, problem.problem(), problem.reason(), problem.fix() + DOCTOR);
        }
        return problem;
    }

    /** The same problem, with what is seen here as its reason and the fix for just that. */
    static PrismException exact(PrismException problem, Facts facts) {
        if (problem instanceof EngineException failed) {
            return Checks.cause(failed.failure(), facts)
                    .map(cause -> inPlaceOf(problem, cause.found(), cause.why() + "\n" + problem.reason(), cause.fix()))
                    .orElse(problem);
        }
        return problem;
    }

    /** Not with the other as its cause: Maven would print the message of that too. */
    private static PrismException inPlaceOf(PrismException other, String problem, String reason, String fix) {
        PrismException told = new PrismException(problem, reason, fix);
        told.addSuppressed(other);
        return told;
    }

    /** What is known without another question to an engine that has just failed. */
    private static Facts hostOnly() {
        return new Facts(HostReader.read(new ProcessRunner()), EngineFacts.unknown(), List.of(), BuildFacts.unknown());
    }
}
