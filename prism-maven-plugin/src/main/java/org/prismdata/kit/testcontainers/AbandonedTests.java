package org.prismdata.kit.testcontainers;

import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;

/**
 * What the tests of a build have left in the engine that was killed itself, so that it could not remove it.
 *
 * @param log told what was there, a line each
 */
public record AbandonedTests(ContainerEngine engine, Consumer<String> log) {
    /** Removes it. What belongs to builds that still run is left alone. */
    public void remove() {
        int left = TestSession.noted().stream()
                .filter(session -> !session.build().alive())
                .mapToInt(session -> session.removeAll(engine))
                .sum();
        if (left > 0) {
            log.accept("a killed build has left " + left + (left == 1 ? " container" : " containers")
                    + " of its tests; removed");
        }
    }
}
