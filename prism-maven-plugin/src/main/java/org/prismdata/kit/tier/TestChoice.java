package org.prismdata.kit.tier;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which of its tests a build runs, by its properties.
 *
 * @param properties looks up a property of the build
 */
public record TestChoice(Function<String, Optional<String>> properties) {

    /**
     * The one tier to run; empty for all.
     *
     * @throws org.prismdata.kit.problem.PrismException if {@code prism.tier} names none
     */
    public Optional<Tier> tier() {
        return properties.apply(Tier.PROPERTY).map(Tier::of);
    }

    /** Why no test of this build needs a service; empty if one may. */
    public Optional<String> withoutServices() {
        // Not skipTests: since Failsafe 3.6 it skips the unit tests only.
        Optional<String> skipped = Stream.of("skipITs", "maven.test.skip")
                .filter(name -> properties
                        .apply(name)
                        .filter(value -> !value.equals("false"))
                        .isPresent())
                .findFirst()
                .map(name -> "the integration tests are skipped (" + name + ")");
        return skipped.or(() -> tier().filter(tier -> tier != Tier.REAL)
                .map(tier -> "only the tests of the tier " + tier.text() + " run (" + Tier.PROPERTY + ")"));
    }
}
