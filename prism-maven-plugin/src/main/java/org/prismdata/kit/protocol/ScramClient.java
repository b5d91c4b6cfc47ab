package org.prismdata.kit.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.prismdata.kit.fingerprint.Fingerprint;

/**
 * A client's side of a SCRAM-SHA-256 login, without channel binding.
 *
 * <p>Source: RFC 5802 and RFC 7677.
 */
final class ScramClient {
    static final String MECHANISM = "SCRAM-SHA-256";

    private static final int NONCE_BYTES = 18;
    private static final int SALT_BYTES = 16;
    /** The header "n,,": no channel binding, no name other than the one of the connection. */
    private static final String HEADER = "n,,";

    private final String username;
    private final String password;
    private final String nonce;
    private String signature;

    /** For a server that knows from its own protocol who logs in, as PostgreSQL does. */
    ScramClient(String password) {
        this("", password, base64(random(NONCE_BYTES)));
    }

    ScramClient(String username, String password, String nonce) {
        this.username = username;
        this.password = password;
        this.nonce = nonce;
    }

    /**
     * What a server keeps of a password, in the form in which PostgreSQL takes it in place of the password. The many rounds that
     * protect a password which can be guessed are left out.
     */
    static String verifier(String password) {
        byte[] salt = random(SALT_BYTES);
        byte[] salted = HmacSha256.key(password, salt, 1);
        return MECHANISM + "$1:" + base64(salt) + "$" + base64(sha256(hmac(salted, "Client Key"))) + ":"
                + base64(hmac(salted, "Server Key"));
    }

    String first() {
        return HEADER + firstBare();
    }

    /** The answer to the server's first message. */
    String last(String serverFirst) throws IOException {
        Map<Character, String> server = attributes(serverFirst);
        if (!server.getOrDefault('r', "").startsWith(nonce)) {
            throw new IOException("the server's login does not follow on ours");
        }
        byte[] salted = HmacSha256.key(
                password, Base64.getDecoder().decode(server.get('s')), Integer.parseInt(server.get('i')));
        String withoutProof = "c=" + base64(HEADER.getBytes(StandardCharsets.UTF_8)) + ",r=" + server.get('r');
        String signed = firstBare() + "," + serverFirst + "," + withoutProof;
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] proof = hmac(sha256(clientKey), signed);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        signature = base64(hmac(hmac(salted, "Server Key"), signed));
        return withoutProof + ",p=" + base64(proof);
    }

    /** Makes sure that the server knows the password too. */
    void check(String serverLast) throws IOException {
        if (!attributes(serverLast).getOrDefault('v', "").equals(signature)) {
            throw new IOException("the server can't prove that it knows the password");
        }
    }

    private String firstBare() {
        return "n=" + username + ",r=" + nonce;
    }

    private static Map<Character, String> attributes(String message) {
        Map<Character, String> attributes = new HashMap<>();
        for (String attribute : message.split(",")) {
            if (attribute.length() > 1) {
                attributes.put(attribute.charAt(0), attribute.substring(2));
            }
        }
        return attributes;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] hmac(byte[] key, String text) {
        return new HmacSha256(key).of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        return Fingerprint.sha256().digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
