package org.prismdata.kit.doctor;

import java.util.ArrayList;
import java.util.List;
import org.prismdata.kit.engine.RegistryException;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.pull.RegistryProbe;

/** Whether the registries and mirrors would give the images, to the user they are asked as. */
final class RegistryAccess implements Check {
    @Override
    public String name() {
        return "registry";
    }

    @Override
    public List<Finding> look(Facts facts) {
        if (facts.engine().refusal().isPresent()) {
            return List.of();
        }
        if (facts.build().offline()) {
            return List.of(Finding.ok(name(), "none is asked, because Maven is offline"));
        }
        boolean needed = !facts.build().missingImages().isEmpty();
        List<Finding> findings = new ArrayList<>();
        for (RegistryProbe.Answer answer : facts.engine().registries()) {
            String registry = answer.registry() + (answer.mirror().isEmpty() ? "" : ", which " + answer.mirror() + ",");
            String asked = registry + " answers" + (answer.login().isEmpty() ? "" : " " + answer.login());
            findings.add(answer.refusal()
                    .filter(refusal -> !(refusal instanceof RegistryException known && known.answered()))
                    .map(refusal -> refused(refusal, needed))
                    .orElseGet(() -> Finding.ok(name(), asked)));
        }
        return findings;
    }

    private Finding refused(PrismException refusal, boolean needed) {
        String found = refusal instanceof RegistryException known ? known.sentence() : refusal.problem();
        return needed
                ? Finding.failure(name(), found, refusal.reason(), refusal.fix())
                : Finding.warning(
                        name(),
                        found,
                        refusal.reason() + "\nAll images of the services are here already, so builds work.",
                        refusal.fix());
    }
}
