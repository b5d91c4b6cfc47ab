package org.prismdata.kit.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

class RegistryMirrorTest {
    @ParameterizedTest
    @CsvSource({
        "mirror.example,                    mirror.example,           false",
        "mirror.example:5000/docker/hub,    mirror.example:5000/docker/hub, false",
        "https://mirror.example/,           mirror.example,           false",
        "http://mirror.example:5000,        mirror.example:5000,      true",
        "127.0.0.1:5000,                    127.0.0.1:5000,           true",
        "localhost:5000/hub,                localhost:5000/hub,       true",
        "https://localhost:5000,            localhost:5000,           false",
        "[::1]:5000,                        [::1]:5000,               true",
    })
    void onlyOnThisMachineOrWhereItIsSaidItMaySpeakHttp(String text, String location, boolean unencrypted) {
        assertThat(RegistryMirror.parse(text)).isEqualTo(new RegistryMirror("docker.io", location, unencrypted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://mirror.example",
                "mirror.example:port",
                "user@mirror.example",
                "a b",
                "m/Hub",
                "http://",
                "gcr.io=",
                "gcr.io/a=m"
            })
    void whatIsNoMirrorIsRefused(String text) {
        assertThatThrownBy(() -> RegistryMirror.parse(text))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("prism.registryMirror is '" + text + "'");
    }

    @Test
    void eachRegistryMayHaveOne() {
        RegistryMirrors mirrors =
                RegistryMirrors.parse(Optional.of("mirror.example/hub, gcr.io=http://mirror.example:5000/gcr,"));

        assertThat(mirrors.all())
                .containsExactly(
                        new RegistryMirror("docker.io", "mirror.example/hub", false),
                        new RegistryMirror("gcr.io", "mirror.example:5000/gcr", true));
        assertThat(mirrors.of(ImageName.parse("gcr.io/a/b:1", "test")))
                .contains(mirrors.all().get(1));
        assertThat(mirrors.of(ImageName.parse("alpine", "test")))
                .contains(mirrors.all().get(0));
        assertThat(mirrors.of(ImageName.parse("quay.io/a/b:1", "test"))).isEmpty();
        assertThat(RegistryMirrors.parse(Optional.of(" ")).all()).isEmpty();
    }

    @Test
    void itHasTheImagesBelowItsPath() {
        RegistryMirror mirror = RegistryMirror.parse("mirror.example:5000/hub");

        assertThat(mirror.nameOf(ImageName.parse("postgres:16", "test")))
                .hasToString("mirror.example:5000/hub/library/postgres:16");
        assertThat(mirror.nameOf(ImageName.parse("apache/kafka@sha256:" + "0".repeat(64), "test")))
                .hasToString("mirror.example:5000/hub/apache/kafka@sha256:" + "0".repeat(64));
    }
}
