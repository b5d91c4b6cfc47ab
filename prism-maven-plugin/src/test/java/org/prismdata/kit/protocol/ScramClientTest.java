package org.prismdata.kit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** By the example of RFC 7677, section 3. */
class ScramClientTest {
    private static final String SERVER_FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    private final ScramClient client = new ScramClient("user", "pencil", "rOprNGfwEbeRWgbNEkqO");

    @Test
    void itProvesThatItKnowsThePassword() throws Exception {
        assertThat(client.first()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(client.last(SERVER_FIRST))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThatCode(() -> client.check("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
                .doesNotThrowAnyException();
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsRefused() throws Exception {
        client.last(SERVER_FIRST);
        assertThatThrownBy(() -> client.check("v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anotherLoginsAnswerIsRefused() {
        assertThatThrownBy(() -> client.last("r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatAServerKeepsIsNeverTheSameTwice() {
        assertThat(ScramClient.verifier("pencil"))
                .matches("SCRAM-SHA-256\\$1:[A-Za-z0-9+/]{22}==\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=")
                .isNotEqualTo(ScramClient.verifier("pencil"));
    }
}
