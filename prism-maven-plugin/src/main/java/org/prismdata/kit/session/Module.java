package org.prismdata.kit.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The Maven module a goal runs in.
 *
 * @param coordinates {@code groupId:artifactId}
 * @param artifactId its artifact id
 * @param folder its base directory
 * @param workFolder where the kit keeps its files, below the build directory
 */
public record Module(String coordinates, String artifactId, Path folder, Path workFolder) {
    private static final int KEY_LENGTH = 12;

    /** A short name for the folder, the same in every session, that does not tell where it is. */
    public String folderKey() {
        return fingerprint(folder.toAbsolutePath().normalize().toString());
    }

    /** The first 12 hexadecimal digits of a text's SHA-256. */
    public static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, KEY_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
