package org.prismdata.kit.testrun;

import java.util.List;
import java.util.Set;

/**
 * How the tests of a class went.
 *
 * @param name the class, with dots
 * @param nanos how long it took
 * @param used the classes of the project that ran meanwhile, with slashes
 * @param passed how many of its tests passed
 * @param skipped how many did not run
 * @param failures the others
 */
public record ClassResult(String name, long nanos, Set<String> used, int passed, int skipped, List<Failure> failures) {
    public ClassResult {
        used = Set.copyOf(used);
        failures = List.copyOf(failures);
    }

    /**
     * A test that failed.
     *
     * @param test its name within the class; empty if the class itself did
     * @param text what was thrown, and where
     */
    public record Failure(String test, String text) {}

    public boolean failed() {
        return !failures.isEmpty();
    }

    public int tests() {
        return passed + failures.size();
    }
}
