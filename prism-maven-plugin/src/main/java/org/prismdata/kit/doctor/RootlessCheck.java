package org.prismdata.kit.doctor;

import java.util.List;

/** A check of what only rootless Podman on this machine needs. */
interface RootlessCheck extends Check {
    Finding lookHere(Facts facts);

    @Override
    default List<Finding> look(Facts facts) {
        return facts.rootless() ? List.of(lookHere(facts)) : List.of();
    }
}
