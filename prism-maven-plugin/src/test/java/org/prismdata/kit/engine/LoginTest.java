package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginTest {
    private static final Login LOGIN = new Login("ann", "größe", "settings.xml");

    @Test
    void itsFileIsWhatTheEnginesKeepAfterALogin() {
        assertThat(LOGIN.authFile("127.0.0.1:5000")).isEqualTo("""
                {"auths": {"127.0.0.1:5000": {"auth": "YW5uOmdyw7bDn2U="}}}
                """);
    }

    @Test
    void dockersOwnRegistryHasTwoNames() {
        assertThat(LOGIN.authFile("docker.io")).contains("\"https://index.docker.io/v1/\": ", "\"docker.io\": ");
    }

    @Test
    void itShowsNoPassword() {
        assertThat(LOGIN).hasToString("ann of settings.xml");
    }
}
