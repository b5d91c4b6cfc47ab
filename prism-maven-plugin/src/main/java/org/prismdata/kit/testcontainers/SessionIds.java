package org.prismdata.kit.testcontainers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads, from what a test JVM sends to the engine, the id that Testcontainers labels its containers, networks, volumes and
 * images with: in a request's JSON, or in an address, where it is escaped.
 */
final class SessionIds {
    private static final String QUOTE = "(?:\"|%22)";
    private static final Pattern LABEL = Pattern.compile(
            Pattern.quote(TestSession.LABEL) + QUOTE + "\\s*(?::|%3A)\\s*" + QUOTE + "(" + TestSession.ID + ")",
            Pattern.CASE_INSENSITIVE);
    // As long as a match can be: one may come in two parts.
    private static final int LONGEST = 128;

    private final Consumer<String> found;
    private String before = "";

    /** @param found told of each, before the engine can have read it; maybe more than once */
    SessionIds(Consumer<String> found) {
        this.found = found;
    }

    /** Reads the next part, and leaves the buffer as it was. */
    void read(ByteBuffer part) {
        String text = before + StandardCharsets.ISO_8859_1.decode(part.duplicate());
        Matcher matcher = LABEL.matcher(text);
        while (matcher.find()) {
            found.accept(matcher.group(1));
        }
        before = text.substring(Math.max(0, text.length() - LONGEST));
    }
}
