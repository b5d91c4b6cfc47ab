package org.prismdata.kit.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.prismdata.kit.fingerprint.Fingerprint;

/**
 * Keyed hashes, and the keys that are made of passwords by them. {@code javax.crypto} has both, and its start takes a JVM longer
 * than the few logins of a build.
 *
 * <p>Source: RFC 2104, and RFC 8018 (PBKDF2), for keys as long as the hash.
 */
final class HmacSha256 {
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private final MessageDigest inner;
    private final MessageDigest outer;

    HmacSha256(byte[] key) {
        byte[] block =
                Arrays.copyOf(key.length > BLOCK_BYTES ? Fingerprint.sha256().digest(key) : key, BLOCK_BYTES);
        inner = keyed(block, INNER);
        outer = keyed(block, OUTER);
    }

    /** The key that is made of a password. */
    static byte[] key(String password, byte[] salt, int iterations) {
        HmacSha256 hmac = new HmacSha256(password.getBytes(StandardCharsets.UTF_8));
        byte[] salted = Arrays.copyOf(salt, salt.length + FIRST_BLOCK.length);
        System.arraycopy(FIRST_BLOCK, 0, salted, salt.length, FIRST_BLOCK.length);
        byte[] last = hmac.of(salted);
        byte[] key = last.clone();
        for (int i = 1; i < iterations; i++) {
            last = hmac.of(last);
            for (int j = 0; j < key.length; j++) {
                key[j] ^= last[j];
            }
        }
        return key;
    }

    byte[] of(byte[] message) {
        return copy(outer).digest(copy(inner).digest(message));
    }

    private static MessageDigest keyed(byte[] block, byte padding) {
        byte[] padded = block.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= padding;
        }
        MessageDigest digest = Fingerprint.sha256();
        digest.update(padded);
        return digest;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", e);
        }
    }
}
