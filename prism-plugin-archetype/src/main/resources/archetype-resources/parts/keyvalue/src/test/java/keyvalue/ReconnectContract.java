package ${package}.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.BackendUnderTest.Restart;
import ${package}.tier.Eventually;
import org.junit.jupiter.api.Test;

/** What every {@link KeyValueStore} must do when its service goes away for a while. */
interface ReconnectContract extends StoreTest {
    Restart restart();

    @Test
    default void servesAgainAfterItsServiceWasRestarted() throws Exception {
        store().set(key("a"), bytes("one"));
        restart().run();
        Eventually.available(() -> {
            store().set(key("b"), bytes("two"));
            return null;
        });
        assertThat(store().get(key("b"))).contains(bytes("two"));
    }
}
