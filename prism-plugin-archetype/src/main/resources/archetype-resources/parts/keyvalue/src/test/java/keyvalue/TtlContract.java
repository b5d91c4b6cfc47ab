package ${package}.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.TestTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link KeyValueStore} must do with keys that expire. */
interface TtlContract extends StoreTest {
    TestTime time();

    @Test
    default void aKeyIsThereUntilItExpires() {
        store().set(key("a"), bytes("one"));
        assertThat(store().expire(key("a"), lifetime())).isTrue();

        time().pass(almostAll());
        assertThat(store().get(key("a"))).contains(bytes("one"));
        assertThat(store().exists(key("a"))).isTrue();
        assertThat(store().getAll(List.of(key("a")))).containsKey(key("a"));

        time().pass(time().precision());
        assertThat(store().get(key("a"))).isEmpty();
        assertThat(store().exists(key("a"))).isFalse();
        assertThat(store().getAll(List.of(key("a")))).isEmpty();
    }

    @Test
    default void anExpiredKeyCanNeitherExpireNorPersist() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), lifetime());
        time().pass(lifetime());
        assertThat(store().expire(key("a"), lifetime())).isFalse();
        assertThat(store().persist(key("a"))).isFalse();
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(KeyValueStore.NO_SUCH_KEY);
    }

    @Test
    default void anExpiredKeyCanBeSetAgain() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), lifetime());
        time().pass(lifetime());
        store().set(key("a"), bytes("two"));
        assertThat(store().get(key("a"))).contains(bytes("two"));
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(KeyValueStore.NO_EXPIRY);
    }

    @Test
    default void noTimeToLiveExpiresAtOnce() {
        store().set(key("a"), bytes("one"));
        assertThat(store().expire(key("a"), Duration.ZERO)).isTrue();
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    default void theLongestTimeToLive() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), Requests.MAX_TTL);
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(Requests.MAX_TTL.toSeconds());
    }

    @Test
    default void anUnknownKeyCannotExpire() {
        assertThat(store().expire(key("a"), lifetime())).isFalse();
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    default void theLastExpiryCounts() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), lifetime());
        store().expire(key("a"), lifetime().multipliedBy(2));
        time().pass(almostAll());
        time().pass(time().precision());
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(lifetime().toSeconds());
    }

    @Test
    default void timeToLiveIsRoundedUp() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), lifetime());
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(lifetime().toSeconds());
        time().pass(time().precision());
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(lifetime().toSeconds());
        time().pass(almostAll().minus(time().precision()));
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(1);
    }

    @Test
    default void tellsPermanentAndUnknownKeysApart() {
        store().set(key("a"), bytes("one"));
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(KeyValueStore.NO_EXPIRY);
        assertThat(store().ttlSeconds(key("b"))).isEqualTo(KeyValueStore.NO_SUCH_KEY);
    }

    @Test
    default void persistRemovesTheExpiry() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), lifetime());
        assertThat(store().persist(key("a"))).isTrue();
        time().pass(lifetime());
        assertThat(store().get(key("a"))).contains(bytes("one"));
        assertThat(store().persist(key("a"))).isFalse();
        assertThat(store().persist(key("b"))).isFalse();
    }

    @Test
    default void setRemovesTheExpiry() {
        store().set(key("a"), bytes("one"));
        store().set(key("b"), bytes("one"));
        store().expire(key("a"), lifetime());
        store().expire(key("b"), lifetime());
        store().set(key("a"), bytes("two"));
        store().setAll(Map.of(key("b"), bytes("two")));
        time().pass(lifetime());
        assertThat(store().exists(key("a"))).isTrue();
        assertThat(store().exists(key("b"))).isTrue();
    }

    private Duration lifetime() {
        return time().lifetime();
    }

    /** As much of a lifetime as can be told from all of it. */
    private Duration almostAll() {
        return lifetime().minus(time().precision());
    }
}
