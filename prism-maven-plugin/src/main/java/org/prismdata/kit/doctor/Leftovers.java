package org.prismdata.kit.doctor;

import java.util.List;
import org.prismdata.kit.provision.Upkeep;

/** Containers, networks and volumes of the kit that nobody wants any more. */
final class Leftovers implements Check {
    @Override
    public String name() {
        return "left-overs";
    }

    @Override
    public List<Finding> look(Facts facts) {
        if (facts.engine().refusal().isPresent()) {
            return List.of();
        }
        Upkeep.Remains remains = facts.engine().remains();
        int count = remains.abandoned().size() + remains.projects().size();
        if (count == 0) {
            return List.of(Finding.ok(name(), "none"));
        }
        Repair.RemoveLeftovers repair = new Repair.RemoveLeftovers(remains);
        return List.of(Finding.note(
                        name(),
                        String.join(", ", remains.abandoned())
                                + (remains.projects().isEmpty()
                                        ? ""
                                        : " what " + String.join(", ", remains.projects()) + " brought"),
                        "builds that were killed have left them; they hold memory until a later goal removes them",
                        repair.shown() + ": mvn prism:doctor -Dprism.fix")
                .repairedBy(repair));
    }
}
