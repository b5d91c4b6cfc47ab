package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;
import org.prismdata.kit.problem.PrismException;

/** Whether a container with a port runs: what no look at settings can promise. */
final class ContainerTrial implements Check {
    @Override
    public String name() {
        return "container";
    }

    @Override
    public List<Finding> look(Facts facts) {
        if (facts.engine().refusal().isPresent()) {
            return List.of();
        }
        Optional<PrismException> refusal = facts.engine().trial();
        if (refusal.isPresent()) {
            return List.of(Finding.failure(name(), Diagnosis.exact(refusal.get(), facts)));
        }
        return List.of(
                facts.engine().tried().isEmpty()
                        ? Finding.note(
                                name(),
                                "none was started, for no image of a service is here",
                                "only one that runs shows that all parts work together",
                                "mvn prism:prefetch, then again")
                        : Finding.ok(name(), "one of " + facts.engine().tried() + " ran, with a port"));
    }
}
