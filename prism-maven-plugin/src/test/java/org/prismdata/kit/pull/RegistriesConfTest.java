package org.prismdata.kit.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesConfTest {
    private static final RegistryMirrors MIRRORS =
            RegistryMirrors.parse(Optional.of("127.0.0.1:5000/hub,gcr.io=m.example"));

    @Test
    void addsTheMirrorToWhatTheUserHas() {
        assertThat(RegistriesConf.with(MIRRORS, "unqualified-search-registries = [\"docker.io\"]\n"))
                .contains("""
                        unqualified-search-registries = ["docker.io"]

                        [[registry]]
                        prefix = "docker.io"
                        location = "127.0.0.1:5000/hub"
                        insecure = true

                        [[registry]]
                        prefix = "gcr.io"
                        location = "m.example"
                        insecure = false
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[registry]]\nprefix = \"docker.io\"\n", "[[registry]]\n  location='docker.io'\n"})
    void leavesToTheUserWhatStandsInForDockerHub(String users) {
        assertThat(RegistriesConf.with(MIRRORS, users))
                .hasValueSatisfying(
                        text -> assertThat(text).doesNotContain("127.0.0.1").contains("m.example"));
    }
}
