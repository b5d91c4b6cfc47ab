package org.prismdata.kit.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short name for everything something was made from: the same inputs give it again, others do not. */
public final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /**
     * The beginning of a file's SHA-256.
     *
     * @return 16 hexadecimal digits
     */
    public static String of(Path file) throws IOException {
        return sha256(file).substring(0, 2 * BYTES);
    }

    /**
     * A file's SHA-256.
     *
     * @return 64 hexadecimal digits
     */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The beginning of the inputs' SHA-256.
     *
     * @param inputs in order; two lists that differ give different fingerprints
     * @return 16 hexadecimal digits
     */
    public static String of(List<String> inputs) {
        MessageDigest digest = sha256();
        for (String input : inputs) {
            digest.update(input.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
