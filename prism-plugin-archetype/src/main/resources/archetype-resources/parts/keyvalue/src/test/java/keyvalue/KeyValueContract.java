package ${package}.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.Parallel;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link KeyValueStore} must do with single keys, whatever is behind it. */
interface KeyValueContract extends StoreTest {
    ByteString MEBIBYTE = mebibyte();

    @Test
    default void returnsWhatWasSet() {
        store().set(key("a"), bytes("one"));
        store().set(key("b"), bytes("two"));
        assertThat(store().get(key("a"))).contains(bytes("one"));
        assertThat(store().get(key("b"))).contains(bytes("two"));
    }

    @Test
    default void hasNoValueForAnUnknownKey() {
        assertThat(store().get(key("a"))).isEmpty();
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    default void setReplaces() {
        store().set(key("a"), bytes("one"));
        store().set(key("a"), bytes("two"));
        assertThat(store().get(key("a"))).contains(bytes("two"));
    }

    @Test
    default void deleteRemovesThatKeyOnly() {
        store().set(key("a"), bytes("one"));
        store().set(key("b"), bytes("two"));
        store().delete(key("a"));
        assertThat(store().get(key("a"))).isEmpty();
        assertThat(store().exists(key("a"))).isFalse();
        assertThat(store().exists(key("b"))).isTrue();
    }

    @Test
    default void deletingAnUnknownKeyDoesNothing() {
        store().delete(key("a"));
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    default void anEmptyValueIsAValue() {
        store().set(key("a"), ByteString.EMPTY);
        assertThat(store().get(key("a"))).contains(ByteString.EMPTY);
        assertThat(store().exists(key("a"))).isTrue();
    }

    @Test
    default void keepsEveryByteOfAMebibyte() {
        store().set(key("a"), MEBIBYTE);
        assertThat(store().get(key("a"))).contains(MEBIBYTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ключ",
                "鍵",
                "🗝️",
                "a b",
                " a",
                "a/b\\c",
                "%",
                "_",
                "*",
                "?",
                "[a]",
                "{a}",
                "a\tb\n",
                "\u0001\u007f",
                "\uffff",
                "'; drop table t; --"
            })
    default void takesOddKeys(String odd) {
        store().set(key(odd), bytes(odd));
        assertThat(store().get(key(odd))).contains(bytes(odd));
        assertThat(store().getAll(List.of(key(odd)))).containsOnlyKeys(key(odd));
        store().delete(key(odd));
        assertThat(store().exists(key(odd))).isFalse();
    }

    @Test
    default void takesTheLongestKey() {
        String longest = key("k".repeat(Requests.MAX_KEY_BYTES - key("").length()));
        store().set(longest, bytes("one"));
        assertThat(store().get(longest)).contains(bytes("one"));
    }

    @Test
    default void letterCaseCounts() {
        store().set(key("a"), bytes("one"));
        assertThat(store().exists(key("A"))).isFalse();
    }

    @Test
    default void trailingSpacesCount() {
        store().set(key("a"), bytes("one"));
        assertThat(store().exists(key("a "))).isFalse();
    }

    /** "é" as one character, and as an e with an accent after it. */
    @Test
    default void charactersThatLookTheSameAreNot() {
        store().set(key("\u00e9"), bytes("one"));
        assertThat(store().exists(key("e\u0301"))).isFalse();
    }

    @Test
    default void concurrentWritersLeaveOneWholeValue() throws Exception {
        List<ByteString> values = IntStream.range(0, 4)
                .mapToObj(i -> bytes(("" + i).repeat(10_000)))
                .toList();
        Parallel.forEach(values, value -> {
            for (int i = 0; i < 20; i++) {
                store().set(key("a"), value);
                assertThat(store().get(key("a")).orElseThrow()).isIn(values);
            }
        });
        assertThat(store().get(key("a")).orElseThrow()).isIn(values);
    }

    @Test
    default void aReaderSeesAWholeValueOrNoneWhileItIsDeleted() throws Exception {
        ByteString value = bytes("x".repeat(10_000));
        Parallel.forEach(List.of(true, true, false, false), writer -> {
            for (int i = 0; i < 20; i++) {
                if (writer) {
                    store().set(key("a"), value);
                    store().delete(key("a"));
                } else {
                    assertThat(store().get(key("a")).orElse(value)).isEqualTo(value);
                    store().exists(key("a"));
                }
            }
        });
        assertThat(store().exists(key("a"))).isFalse();
    }

    @Test
    default void answersAPing() {
        store().ping();
    }

    private static ByteString mebibyte() {
        byte[] value = new byte[1 << 20];
        // A prime number of bytes, over and over: nothing that is cut or swapped would look the same.
        byte[] part = new byte[4099];
        new SplittableRandom(1).nextBytes(part);
        for (int at = 0; at < value.length; at += part.length) {
            System.arraycopy(part, 0, value, at, Math.min(part.length, value.length - at));
        }
        return ByteString.copyFrom(value);
    }
}
