package ${package}.tier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource, TestTime {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Duration lifetime() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration precision() {
        return Duration.ofMillis(1);
    }

    @Override
    public void pass(Duration time) {
        now = now.plus(time);
    }
}
