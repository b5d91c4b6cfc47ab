package ${package}.keyvalue;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.Parallel;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link KeyValueStore} must do with many keys at once. */
interface BatchContract extends StoreTest {
    @Test
    default void handlesManyKeysAtOnce() {
        Map<String, ByteString> entries = new HashMap<>();
        for (int i = 0; i < Requests.MAX_BATCH; i++) {
            entries.put(key("k" + i), bytes("v" + i));
        }
        store().setAll(entries);
        assertThat(store().getAll(entries.keySet())).isEqualTo(entries);
        store().deleteAll(entries.keySet());
        assertThat(store().getAll(entries.keySet())).isEmpty();
    }

    @Test
    default void aBatchReplacesAndSkips() {
        store().set(key("a"), bytes("one"));
        store().setAll(Map.of(key("a"), bytes("two"), key("b"), bytes("three")));
        assertThat(store().getAll(List.of(key("a"), key("b"), key("c"), key("a"))))
                .isEqualTo(Map.of(key("a"), bytes("two"), key("b"), bytes("three")));
        store().deleteAll(List.of(key("a"), key("c"), key("a")));
        assertThat(store().getAll(List.of(key("a"), key("b")))).containsOnlyKeys(key("b"));
    }

    @Test
    default void aBatchKeepsEmptyValues() {
        store().setAll(Map.of(key("a"), ByteString.EMPTY));
        assertThat(store().getAll(List.of(key("a")))).isEqualTo(Map.of(key("a"), ByteString.EMPTY));
    }

    @Test
    default void anEmptyBatchDoesNothing() {
        store().setAll(Map.of());
        assertThat(store().getAll(List.of())).isEmpty();
        store().deleteAll(List.of());
    }

    @Test
    default void concurrentBatchesDoNotBlockEachOther() throws Exception {
        List<String> keys = IntStream.range(0, 50).mapToObj(i -> key("k" + i)).toList();
        List<String> reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);
        Parallel.forEach(List.of(keys, reversed, keys, reversed), order -> {
            for (int i = 0; i < 5; i++) {
                store().setAll(order.stream().collect(toMap(Function.identity(), this::bytes)));
                store().deleteAll(order);
            }
        });
        assertThat(store().getAll(keys)).isEmpty();
    }
}
