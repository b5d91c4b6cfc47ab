package ${package}.nats;

import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A message's metadata as NATS headers, for other clients of NATS to read. What a header cannot carry as it is, or would
 * mean something to the server, is in one header of its own: {@code KEY=VALUE&KEY=VALUE}, all in URL-safe Base64.
 */
final class MetadataHeaders {
    static final String ENCODED = "Prism-Metadata";

    /** Begins the names of headers that the server obeys, such as {@code Nats-Msg-Id}. */
    private static final String RESERVED = "nats-";

    private MetadataHeaders() {}

    static Headers of(Map<String, String> metadata) {
        Headers headers = new Headers();
        StringJoiner encoded = new StringJoiner("&");
        metadata.forEach((key, value) -> {
            if (isName(key) && isValue(value)) {
                headers.put(key, value);
            } else {
                encoded.add(encode(key) + "=" + encode(value));
            }
        });
        if (encoded.length() > 0) {
            headers.put(ENCODED, encoded.toString());
        }
        return headers;
    }

    /** @param headers those of any client; null if there are none */
    static Map<String, String> metadata(Headers headers) {
        Map<String, String> metadata = new HashMap<>();
        if (headers != null) {
            headers.forEach((name, values) -> metadata.put(name, String.join(", ", values)));
            if (headers.containsKey(ENCODED)) {
                decodeInto(metadata);
            }
        }
        return metadata;
    }

    private static void decodeInto(Map<String, String> metadata) {
        Map<String, String> decoded = new HashMap<>();
        try {
            for (String entry : metadata.get(ENCODED).split("&")) {
                int middle = entry.indexOf('=');
                decoded.put(decode(entry.substring(0, middle)), decode(entry.substring(middle + 1)));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // It is not ours.
            return;
        }
        metadata.remove(ENCODED);
        metadata.putAll(decoded);
    }

    private static boolean isName(String key) {
        return key.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')
                && !key.equals(ENCODED)
                && !key.regionMatches(true, 0, RESERVED, 0, RESERVED.length());
    }

    private static boolean isValue(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 127) && value.equals(value.strip());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
