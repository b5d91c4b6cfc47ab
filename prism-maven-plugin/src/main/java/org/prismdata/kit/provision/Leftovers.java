package org.prismdata.kit.provision;

import java.time.Duration;
import java.util.List;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.session.Ownership;

/** Containers that nobody will remove: of a build that is no more, or kept and not used for long. */
final class Leftovers {
    private Leftovers() {}

    /**
     * @param containers all of the kit's, with their {@link Ownership#LABELS}
     * @param idle how long a kept service may go unused
     */
    static List<Container> of(List<Container> containers, Duration idle) {
        return containers.stream()
                .filter(container -> {
                    Ownership owner = Ownership.of(container.labels());
                    return owner.abandoned() || owner.kept() && LastUse.isOver(container.name(), idle);
                })
                .toList();
    }
}
