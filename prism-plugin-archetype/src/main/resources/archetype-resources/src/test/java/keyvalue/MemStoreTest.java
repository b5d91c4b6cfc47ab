package ${package}.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemStoreTest extends KeyValueStoreContract {
    private final SettableClock clock = new SettableClock();
    private final MemStore store = new MemStore(clock);

    @Override
    protected KeyValueStore store() {
        return store;
    }

    @Override
    protected SettableClock clock() {
        return clock;
    }

    @Test
    void expiredEntriesDoNotPileUp() {
        for (int i = 0; i < 100; i++) {
            store.set(key("old" + i), bytes("value"));
            store.expire(key("old" + i), Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            store.set(key("new"), bytes("value"));
        }
        assertThat(store.size()).isEqualTo(1);
    }
}
