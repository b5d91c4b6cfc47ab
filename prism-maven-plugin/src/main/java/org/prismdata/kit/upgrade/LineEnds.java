package org.prismdata.kit.upgrade;

import java.nio.charset.StandardCharsets;

/** How the lines of a text end: Git may have changed that when it wrote a file on Windows. */
final class LineEnds {
    private LineEnds() {}

    /** The text with line ends like those of another one. */
    static byte[] like(byte[] other, byte[] text) {
        String model = string(other);
        if (!model.contains("\n") || binary(other) || binary(text)) {
            return text;
        }
        String plain = string(text).replace("\r\n", "\n");
        return bytes(model.contains("\r\n") ? plain.replace("\n", "\r\n") : plain);
    }

    /** As Git tells it: text has no zero byte. */
    static boolean binary(byte[] content) {
        return string(content).indexOf(0) >= 0;
    }

    // Any bytes are letters there, and they come back as they were.
    private static String string(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
