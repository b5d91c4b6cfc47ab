package ${package}.keyvalue;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a request may hold. Each check returns what is wrong, or the empty string: the form of a response's error field. */
final class Requests {
    /** In UTF-8. Any database can index that. */
    static final int MAX_KEY_BYTES = 1024;

    static final int MAX_BATCH = 1000;

    /** A hundred years; far from where a timestamp overflows. */
    static final Duration MAX_TTL = Duration.ofDays(36_525);

    private Requests() {}

    static String keyError(String key) {
        if (key.isEmpty()) {
            return "key must not be empty";
        }
        if (key.indexOf('\0') >= 0) {
            return "key must not hold a NUL character";
        }
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_KEY_BYTES) {
            return "key must not be longer than " + MAX_KEY_BYTES + " bytes, got " + bytes;
        }
        return "";
    }

    static String ttlError(long seconds) {
        if (seconds < 0 || seconds > MAX_TTL.toSeconds()) {
            return "ttl_seconds must be 0 to " + MAX_TTL.toSeconds() + ", got " + seconds;
        }
        return "";
    }

    /** A batch response has no error field of its own, so a batch that is too large fails the call. */
    static void checkBatch(int size) {
        if (size > MAX_BATCH) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a batch must not hold more than " + MAX_BATCH + " keys, got " + size)
                    .asRuntimeException();
        }
    }
}
