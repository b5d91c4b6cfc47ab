package org.prismdata.kit.provision;

import java.time.Duration;
import org.prismdata.kit.problem.PrismException;

/**
 * How long containers may live where nobody removes them.
 *
 * @param build of a build's own: the engine ends them after it
 * @param idle of kept services that no build has used for that long: the next goal removes them
 */
public record Lifetimes(Duration build, Duration idle) {
    /** Of kept services, used or not: the engine ends them after it. */
    static final Duration KEPT = Duration.ofHours(24);

    /**
     * @param lifetime the value of {@code prism.lifetime}
     * @param idle the value of {@code prism.idle}
     * @throws PrismException if one is not a number of minutes
     */
    public static Lifetimes ofMinutes(String lifetime, String idle) {
        return new Lifetimes(minutes("prism.lifetime", lifetime), minutes("prism.idle", idle));
    }

    private static Duration minutes(String property, String value) {
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw new PrismException(
                    property + " is '" + value + "'",
                    "it must be a number of minutes, 1 or more",
                    "correct it or leave it out");
        }
        return Duration.ofMinutes(Long.parseLong(value));
    }
}
