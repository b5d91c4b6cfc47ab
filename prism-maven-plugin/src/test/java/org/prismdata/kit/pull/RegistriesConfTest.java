package org.prismdata.kit.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesConfTest {
    private static final RegistryMirror MIRROR = RegistryMirror.parse("127.0.0.1:5000/hub");

    @Test
    void addsTheMirrorToWhatTheUserHas() {
        assertThat(RegistriesConf.with(MIRROR, "unqualified-search-registries = [\"docker.io\"]\n"))
                .contains("""
                        unqualified-search-registries = ["docker.io"]

                        [[registry]]
                        prefix = "docker.io"
                        location = "127.0.0.1:5000/hub"
                        insecure = true
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[registry]]\nprefix = \"docker.io\"\n", "[[registry]]\n  location='docker.io'\n"})
    void leavesToTheUserWhatStandsInForDockerHub(String users) {
        assertThat(RegistriesConf.with(MIRROR, users)).isEmpty();
    }
}
