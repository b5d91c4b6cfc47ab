package ${package}.keyvalue;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link KeyValueStore} must do, whatever is behind it. */
public abstract class KeyValueStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** Keys are new in each test, so that the tests may share a store. */
    private final String test = UUID.randomUUID() + "/";

    /** The store to test; it tells time by {@link #clock()}. */
    protected abstract KeyValueStore store();

    protected abstract SettableClock clock();

    @Test
    void returnsWhatWasSet() {
        store().set(key("a"), bytes("one"));
        store().set(key("b"), bytes("two"));
        assertThat(store().get(key("a"))).contains(bytes("one"));
        assertThat(store().get(key("b"))).contains(bytes("two"));
    }

    @Test
    void hasNoValueForAnUnknownKey() {
        assertThat(store().get(key("a"))).isEmpty();
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    void setReplaces() {
        store().set(key("a"), bytes("one"));
        store().set(key("a"), bytes("two"));
        assertThat(store().get(key("a"))).contains(bytes("two"));
    }

    @Test
    void deleteRemovesThatKeyOnly() {
        store().set(key("a"), bytes("one"));
        store().set(key("b"), bytes("two"));
        store().delete(key("a"));
        assertThat(store().get(key("a"))).isEmpty();
        assertThat(store().exists(key("a"))).isFalse();
        assertThat(store().exists(key("b"))).isTrue();
    }

    @Test
    void deletingAnUnknownKeyDoesNothing() {
        store().delete(key("a"));
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    void anEmptyValueIsAValue() {
        store().set(key("a"), ByteString.EMPTY);
        assertThat(store().get(key("a"))).contains(ByteString.EMPTY);
        assertThat(store().exists(key("a"))).isTrue();
    }

    @Test
    void keepsEveryByteOfAMebibyte() {
        byte[] value = new byte[1 << 20];
        new Random(1).nextBytes(value);
        store().set(key("a"), ByteString.copyFrom(value));
        assertThat(store().get(key("a"))).contains(ByteString.copyFrom(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ключ", "鍵", "🗝️", "a b", "a/b\\c", "%", "_", "a\tb\n", "'; drop table t; --"})
    void takesOddKeys(String odd) {
        store().set(key(odd), bytes(odd));
        assertThat(store().get(key(odd))).contains(bytes(odd));
        assertThat(store().getAll(List.of(key(odd)))).containsOnlyKeys(key(odd));
        store().delete(key(odd));
        assertThat(store().exists(key(odd))).isFalse();
    }

    @Test
    void takesTheLongestKey() {
        String longest = key("k".repeat(Requests.MAX_KEY_BYTES - test.length()));
        store().set(longest, bytes("one"));
        assertThat(store().get(longest)).contains(bytes("one"));
    }

    @Test
    void letterCaseCounts() {
        store().set(key("a"), bytes("one"));
        assertThat(store().exists(key("A"))).isFalse();
    }

    @Test
    protected void trailingSpacesCount() {
        store().set(key("a"), bytes("one"));
        assertThat(store().exists(key("a "))).isFalse();
    }

    @Test
    void aKeyIsThereUntilItExpires() {
        store().set(key("a"), bytes("one"));
        assertThat(store().expire(key("a"), MINUTE)).isTrue();

        clock().advance(MINUTE.minus(MILLISECOND));
        assertThat(store().get(key("a"))).contains(bytes("one"));
        assertThat(store().exists(key("a"))).isTrue();
        assertThat(store().getAll(List.of(key("a")))).containsKey(key("a"));

        clock().advance(MILLISECOND);
        assertThat(store().get(key("a"))).isEmpty();
        assertThat(store().exists(key("a"))).isFalse();
        assertThat(store().getAll(List.of(key("a")))).isEmpty();
    }

    @Test
    void anExpiredKeyCanNeitherExpireNorPersist() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), MINUTE);
        clock().advance(MINUTE);
        assertThat(store().expire(key("a"), MINUTE)).isFalse();
        assertThat(store().persist(key("a"))).isFalse();
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(KeyValueStore.NO_SUCH_KEY);
    }

    @Test
    void noTimeToLiveExpiresAtOnce() {
        store().set(key("a"), bytes("one"));
        assertThat(store().expire(key("a"), Duration.ZERO)).isTrue();
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    void theLongestTimeToLive() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), Requests.MAX_TTL);
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(Requests.MAX_TTL.toSeconds());
    }

    @Test
    void anUnknownKeyCannotExpire() {
        assertThat(store().expire(key("a"), MINUTE)).isFalse();
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    void theLastExpiryCounts() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), MINUTE);
        store().expire(key("a"), MINUTE.multipliedBy(2));
        clock().advance(MINUTE);
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(60);
    }

    @Test
    void timeToLiveIsRoundedUp() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), MINUTE);
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(60);
        clock().advance(MILLISECOND);
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(60);
        clock().advance(MINUTE.minus(MILLISECOND).minus(MILLISECOND));
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(1);
    }

    @Test
    void tellsPermanentAndUnknownKeysApart() {
        store().set(key("a"), bytes("one"));
        assertThat(store().ttlSeconds(key("a"))).isEqualTo(KeyValueStore.NO_EXPIRY);
        assertThat(store().ttlSeconds(key("b"))).isEqualTo(KeyValueStore.NO_SUCH_KEY);
    }

    @Test
    void persistRemovesTheExpiry() {
        store().set(key("a"), bytes("one"));
        store().expire(key("a"), MINUTE);
        assertThat(store().persist(key("a"))).isTrue();
        clock().advance(MINUTE);
        assertThat(store().get(key("a"))).contains(bytes("one"));
        assertThat(store().persist(key("a"))).isFalse();
        assertThat(store().persist(key("b"))).isFalse();
    }

    @Test
    void setRemovesTheExpiry() {
        store().set(key("a"), bytes("one"));
        store().set(key("b"), bytes("one"));
        store().expire(key("a"), MINUTE);
        store().expire(key("b"), MINUTE);
        store().set(key("a"), bytes("two"));
        store().setAll(Map.of(key("b"), bytes("two")));
        clock().advance(MINUTE);
        assertThat(store().exists(key("a"))).isTrue();
        assertThat(store().exists(key("b"))).isTrue();
    }

    @Test
    void handlesManyKeysAtOnce() {
        Map<String, ByteString> entries =
                IntStream.range(0, Requests.MAX_BATCH).boxed().collect(toMap(i -> key("k" + i), i -> bytes("v" + i)));
        store().setAll(entries);
        assertThat(store().getAll(entries.keySet())).isEqualTo(entries);
        store().deleteAll(entries.keySet());
        assertThat(store().getAll(entries.keySet())).isEmpty();
    }

    @Test
    void aBatchReplacesAndSkips() {
        store().set(key("a"), bytes("one"));
        store().setAll(Map.of(key("a"), bytes("two"), key("b"), bytes("three")));
        assertThat(store().getAll(List.of(key("a"), key("b"), key("c"), key("a"))))
                .isEqualTo(Map.of(key("a"), bytes("two"), key("b"), bytes("three")));
        store().deleteAll(List.of(key("a"), key("c"), key("a")));
        assertThat(store().getAll(List.of(key("a"), key("b")))).containsOnlyKeys(key("b"));
    }

    @Test
    void anEmptyBatchDoesNothing() {
        store().setAll(Map.of());
        assertThat(store().getAll(List.of())).isEmpty();
        store().deleteAll(List.of());
    }

    @Test
    void concurrentWritersLeaveOneWholeValue() throws Exception {
        List<ByteString> values = IntStream.range(0, 4)
                .mapToObj(i -> bytes(("" + i).repeat(10_000)))
                .toList();
        inParallel(values, value -> {
            for (int i = 0; i < 20; i++) {
                store().set(key("a"), value);
                assertThat(store().get(key("a")).orElseThrow()).isIn(values);
            }
            return null;
        });
        assertThat(store().get(key("a")).orElseThrow()).isIn(values);
    }

    @Test
    void concurrentBatchesDoNotBlockEachOther() throws Exception {
        List<String> keys = IntStream.range(0, 50).mapToObj(i -> key("k" + i)).toList();
        List<String> reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);
        inParallel(List.of(keys, reversed, keys, reversed), order -> {
            for (int i = 0; i < 5; i++) {
                store().setAll(order.stream().collect(toMap(Function.identity(), KeyValueStoreContract::bytes)));
                store().deleteAll(order);
            }
            return null;
        });
        assertThat(store().getAll(keys)).isEmpty();
    }

    @Test
    void answersAPing() {
        store().ping();
    }

    protected final String key(String name) {
        return test + name;
    }

    protected static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }

    private static <T> void inParallel(List<T> inputs, Function<T, Void> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(inputs.size());
        try {
            Stream<Callable<Void>> tasks = inputs.stream().map(input -> () -> work.apply(input));
            for (Future<Void> result : executor.invokeAll(tasks.toList(), 30, TimeUnit.SECONDS)) {
                result.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
