package org.prismdata.kit.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what Java has for it. */
class HmacSha256Test {
    private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void aHashOfAKeyOfAnyLength(int length) throws Exception {
        byte[] key = "k".repeat(length).getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));

        HmacSha256 hmac = new HmacSha256(key);
        assertThat(hmac.of(MESSAGE)).isEqualTo(mac.doFinal(MESSAGE));
        assertThat(hmac.of(MESSAGE)).isEqualTo(mac.doFinal(MESSAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4096})
    void aKeyOfAPassword(int iterations) throws Exception {
        PBEKeySpec wanted = new PBEKeySpec("pass phrase".toCharArray(), MESSAGE, iterations, 256);
        assertThat(HmacSha256.key("pass phrase", MESSAGE, iterations))
                .isEqualTo(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(wanted)
                        .getEncoded());
    }
}
