package ${package}.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.impl.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataHeadersTest {
    @Test
    void otherClientsReadPlainMetadata() {
        Headers headers = MetadataHeaders.of(Map.of("trace-id", "a b: 100%=1&2", "content_type", ""));
        assertThat(headers.keySet()).containsExactlyInAnyOrder("trace-id", "content_type");
        assertThat(headers.get("trace-id")).containsExactly("a b: 100%=1&2");
        assertThat(headers.get("content_type")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a=b&c=d",
                "100%",
                "a:b",
                "a b",
                " a",
                "a ",
                " ",
                "a\tb",
                "a\r\nb",
                "a\n",
                "\u0000",
                "\u007f",
                "ключ",
                "🗝️",
                "Nats-Msg-Id",
                "nats-rollup",
                "Prism-Metadata"
            })
    void everythingComesBack(String odd) {
        Map<String, String> metadata = Map.of(odd, odd, "key", odd, "other", "", odd + odd, "");
        assertThat(MetadataHeaders.metadata(MetadataHeaders.of(metadata))).isEqualTo(metadata);
    }

    @Test
    void keysThatDifferInCaseAreApart() {
        Map<String, String> metadata = Map.of("key", "1", "KEY", "2", "Key", "3");
        assertThat(MetadataHeaders.metadata(MetadataHeaders.of(metadata))).isEqualTo(metadata);
    }

    /** As a header it would make the server drop the second of two messages. */
    @ParameterizedTest
    @ValueSource(strings = {"Nats-Msg-Id", "nats-msg-id", "Nats-Expected-Stream"})
    void theServerObeysNoMetadata(String key) {
        assertThat(MetadataHeaders.of(Map.of(key, "1")).keySet()).containsExactly(MetadataHeaders.ENCODED);
    }

    /** With the largest payload it has to stay below the server's limit of a mebibyte. */
    @Test
    void theMostCostlyMetadataFits() {
        Map<String, String> plain = new HashMap<>();
        Map<String, String> odd = new HashMap<>();
        for (int i = 0; i < 4096; i++) {
            plain.put(Integer.toString(i + 1296, 36), "x");
            odd.put(Character.toString(0x4e00 + i), "x");
        }
        assertThat(MetadataHeaders.of(plain).serializedLength()).isLessThan(48_576);
        assertThat(MetadataHeaders.of(odd).serializedLength()).isLessThan(48_576);
    }

    @Test
    void takesWhatOtherClientsSend() {
        assertThat(MetadataHeaders.metadata(null)).isEmpty();
        Headers headers = new Headers();
        headers.put("several", List.of("a", "b"));
        headers.put(MetadataHeaders.ENCODED, "not ours");
        assertThat(MetadataHeaders.metadata(headers))
                .isEqualTo(Map.of("several", "a, b", MetadataHeaders.ENCODED, "not ours"));
    }
}
