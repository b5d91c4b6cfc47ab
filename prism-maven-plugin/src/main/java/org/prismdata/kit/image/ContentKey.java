package org.prismdata.kit.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names a generated folder after everything its content comes from, so that an unchanged one is used again. */
final class ContentKey {
    private static final int BYTES = 8;

    private ContentKey() {}

    /**
     * @param inputs in order; two lists that differ give different keys
     * @return hexadecimal digits
     */
    static String of(List<String> inputs) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String input : inputs) {
                digest.update(input.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
