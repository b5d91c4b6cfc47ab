package org.prismdata.kit.provision;

import java.time.Duration;

/**
 * How long containers may live where nobody removes them.
 *
 * @param build of a build's own: the engine ends them after it
 * @param idle of kept services that no build has used for that long: the next goal removes them
 */
public record Lifetimes(Duration build, Duration idle) {
    /** Of kept services, used or not: the engine ends them after it. */
    static final Duration KEPT = Duration.ofHours(24);
}
