package ${package}.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.SettableClock;
import com.google.protobuf.ByteString;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemStoreTest {
    private static final ByteString VALUE = ByteString.copyFromUtf8("value");

    private final SettableClock clock = new SettableClock();
    private final MemStore store = new MemStore(clock);

    @Test
    void expiredEntriesDoNotPileUp() {
        for (int i = 0; i < 100; i++) {
            store.set("old" + i, VALUE);
            store.expire("old" + i, Duration.ofSeconds(1));
        }
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            store.set("new", VALUE);
        }
        assertThat(store.size()).isEqualTo(1);
    }
}
