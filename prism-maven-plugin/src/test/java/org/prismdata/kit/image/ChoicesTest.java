package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.problem.PrismException;

class ChoicesTest {

    @ParameterizedTest
    @CsvSource({"engine, ENGINE", "tar, TAR", "registry, REGISTRY"})
    void knowsEveryOutput(String text, ImageOutput expected) {
        assertThat(ImageOutput.of(text)).isEqualTo(expected);
    }

    @Test
    void refusesAnotherOutput() {
        assertThatThrownBy(() -> ImageOutput.of("docker"))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith(
                        "prism.image.output is 'docker'\n  why: an image goes to one of engine, tar, registry");
    }

    @Test
    void refusesAnotherVariant() {
        assertThat(ImageVariant.of("scratch")).isEqualTo(ImageVariant.SCRATCH);
        assertThatThrownBy(() -> ImageVariant.of("debian"))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith(
                        "prism.image.variant is 'debian'\n  why: the only variant in this version is scratch");
    }

    @Test
    void buildsOnLinuxOnly() {
        assertThat(LinuxHost.of("Linux", "amd64").architecture()).isEqualTo("amd64");
        assertThat(LinuxHost.of("Linux", "aarch64").architecture()).isEqualTo("arm64");
        assertThatThrownBy(() -> LinuxHost.of("Mac OS X", "aarch64"))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith("prism:image builds Linux images, and this machine runs Mac OS X");
    }
}
