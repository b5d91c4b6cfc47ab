package org.prismdata.kit.doctor;

import java.util.List;
import org.prismdata.kit.provision.Upkeep;

/** Services that stay up on purpose, which is easily forgotten. */
final class KeptServices implements Check {
    @Override
    public String name() {
        return "kept-services";
    }

    @Override
    public List<Finding> look(Facts facts) {
        if (facts.engine().refusal().isPresent()) {
            return List.of();
        }
        List<Upkeep.Kept> kept = facts.engine().remains().kept();
        return kept.isEmpty()
                ? List.of(Finding.ok(name(), "none"))
                : kept.stream()
                        .map(service -> Finding.note(
                                name(),
                                service.service() + " of " + service.module() + ", " + service.status()
                                        + service.unused()
                                                .map(age -> ", last used " + age.toMinutes() + " min ago")
                                                .orElse("")
                                        + " (" + service.name() + ")",
                                "mvn prism:start has left it up; it goes when no build has used it for an hour (prism.idle)",
                                "mvn prism:stop in its project, if you are done"))
                        .toList();
    }
}
