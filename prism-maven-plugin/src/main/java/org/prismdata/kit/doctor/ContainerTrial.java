package org.prismdata.kit.doctor;

import java.util.List;

/** Whether a container with a port runs: what no look at settings can promise. */
final class ContainerTrial implements Check {
    @Override
    public String name() {
        return "container";
    }

    @Override
    public List<Finding> look(Facts facts) {
        // Elsewhere Podman's containers need an image.
        if (facts.engine().info().isEmpty()) {
            return List.of();
        }
        return List.of(facts.engine()
                .trial()
                .map(refusal -> Finding.failure(name(), Diagnosis.exact(refusal, facts)))
                .orElseGet(() -> Finding.ok(name(), "one with a port starts")));
    }
}
