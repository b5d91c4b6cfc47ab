package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prismdata.kit.readiness.ReadyWait.Outcome.DIED;
import static org.prismdata.kit.readiness.ReadyWait.Outcome.READY;
import static org.prismdata.kit.readiness.ReadyWait.Outcome.TIMED_OUT;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadyWaitTest {
    private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("nowhere", 1);

    @Test
    void itAsksUntilTheServiceServes() {
        AtomicInteger asked = new AtomicInteger();
        Readiness third = address -> {
            if (asked.incrementAndGet() == 1) {
                throw new IOException("refused");
            }
            return asked.get() == 3;
        };

        assertThat(ReadyWait.until(third, NOWHERE, Duration.ofSeconds(10), () -> true))
                .isEqualTo(READY);
        assertThat(asked).hasValue(3);
    }

    @Test
    void itEndsWhenTimeIsUp() {
        assertThat(ReadyWait.until(address -> false, NOWHERE, Duration.ofMillis(30), () -> true))
                .isEqualTo(TIMED_OUT);
    }

    @Test
    void itEndsEarlyWhenTheContainerDied() {
        assertThat(ReadyWait.until(address -> false, NOWHERE, Duration.ofSeconds(60), () -> false))
                .isEqualTo(DIED);
    }
}
