package ${package}.tier;

import java.time.Duration;

/** Time as it goes by, for a backend with a clock of its own. */
public final class RealTime implements TestTime {
    @Override
    public Duration lifetime() {
        return Duration.ofSeconds(2);
    }

    /** Busy machines keep threads waiting. */
    @Override
    public Duration precision() {
        return Duration.ofMillis(700);
    }

    @Override
    public void pass(Duration time) {
        try {
            Thread.sleep(time.plusMillis(10).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
