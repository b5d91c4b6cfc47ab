package ${package}.tier;

import java.time.Duration;

/** How time goes by in tests: by a clock that they set, or really, where the backend has a clock of its own. */
public interface TestTime {
    /** A time to live, in whole seconds, that a test can wait for. */
    Duration lifetime();

    /** How close to a moment a test may look. */
    Duration precision();

    void pass(Duration time);
}
