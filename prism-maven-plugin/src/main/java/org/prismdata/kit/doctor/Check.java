package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;

/** Looks at one thing. */
interface Check {
    /** Its name in reports; never changed, for scripts may know it. */
    String name();

    /** @return nothing if there is nothing to look at on this machine */
    List<Finding> look(Facts facts);

    /** The failures of an engine that have their cause here. */
    default Set<EngineFailure> explains() {
        return Set.of();
    }
}
