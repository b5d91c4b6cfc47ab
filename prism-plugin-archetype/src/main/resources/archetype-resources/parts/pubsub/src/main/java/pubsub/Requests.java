package ${package}.pubsub;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.prismdata.interfaces.pubsub.PublishRequest;

/** What a request may hold. Each check returns what is wrong, or the empty string: the form of a response's error field. */
final class Requests {
    /** With the metadata below a mebibyte, which is where brokers' own limits begin. */
    static final int MAX_PAYLOAD_BYTES = 1_000_000;

    static final int MAX_METADATA_BYTES = 16_384;

    /** What every broker takes as it is. Two underscores begin the names of brokers' own topics. */
    private static final Pattern TOPIC = Pattern.compile("(?!__)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    static final int MAX_NAME_LENGTH = 249;

    private Requests() {}

    static String topicError(String topic) {
        if (topic.length() > MAX_NAME_LENGTH || !TOPIC.matcher(topic).matches()) {
            return "topic must be 1 to " + MAX_NAME_LENGTH
                    + " letters, digits, - and _, with single dots between them, and not begin with __";
        }
        return "";
    }

    static String publishError(PublishRequest request) {
        String error = topicError(request.getTopic());
        if (!error.isEmpty()) {
            return error;
        }
        if (request.getPayload().size() > MAX_PAYLOAD_BYTES) {
            return "payload must not be longer than " + MAX_PAYLOAD_BYTES + " bytes, got "
                    + request.getPayload().size();
        }
        return metadataError(request.getMetadataMap());
    }

    static String subscriberError(String topic, String subscriberId) {
        if (subscriberId.isEmpty() || subscriberId.length() > MAX_NAME_LENGTH) {
            return "subscriber_id must be 1 to " + MAX_NAME_LENGTH + " characters";
        }
        return topicError(topic);
    }

    private static String metadataError(Map<String, String> metadata) {
        int bytes = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            if (entry.getKey().isEmpty()) {
                return "metadata must not have an empty key";
            }
            bytes += utf8(entry.getKey()) + utf8(entry.getValue());
        }
        return bytes <= MAX_METADATA_BYTES
                ? ""
                : "metadata must not be longer than " + MAX_METADATA_BYTES + " bytes, got " + bytes;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
