package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.pull.RegistryMirrors;

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
                .hasMessage("prism.image.output is 'docker'\n  why: it is one of engine, tar, registry"
                        + "\n  fix: write -Dprism.image.output=engine, or leave it out");
    }

    @Test
    void refusesAnotherVariant() {
        assertThat(ImageVariant.of("scratch")).isEqualTo(ImageVariant.SCRATCH);
        assertThatThrownBy(() -> ImageVariant.of("debian"))
                .isInstanceOf(PrismException.class)
                .hasMessageStartingWith(
                        "prism.image.variant is 'debian'\n  why: it is one of scratch, distroless, alpine, jre");
    }

    @Test
    void compressesAsTheTargetTakesIt() {
        assertThat(ImageCompression.byDefault(ImageOutput.ENGINE, true)).isEqualTo(ImageCompression.ZSTD);
        assertThat(ImageCompression.byDefault(ImageOutput.ENGINE, false)).isEqualTo(ImageCompression.GZIP);
        assertThat(ImageCompression.byDefault(ImageOutput.TAR, true)).isEqualTo(ImageCompression.GZIP);
        assertThat(ImageCompression.byDefault(ImageOutput.REGISTRY, true)).isEqualTo(ImageCompression.GZIP);
    }

    @Test
    void refusesZstdWhereItCannotGo() {
        ImageCompression.ZSTD.checkFor(ImageOutput.ENGINE, EngineKind.PODMAN, true);
        ImageCompression.ZSTD.checkFor(ImageOutput.TAR, EngineKind.DOCKER, false);
        ImageCompression.ZSTD.checkFor(ImageOutput.REGISTRY, EngineKind.PODMAN, true);
        assertThatThrownBy(() -> ImageCompression.ZSTD.checkFor(ImageOutput.REGISTRY, EngineKind.DOCKER, false))
                .hasMessageStartingWith("prism.image.compression is 'zstd', and prism.image.output is 'registry'");
        assertThatThrownBy(() -> ImageCompression.ZSTD.checkFor(ImageOutput.ENGINE, EngineKind.DOCKER, false))
                .hasMessageStartingWith("prism.image.compression is 'zstd', and the image goes to docker");
    }

    @Test
    void namesBasesFullyAndReachesThemThroughTheMirror() {
        RegistryMirrors mirrors = RegistryMirrors.parse(Optional.of("localhost:5000/hub,gcr.io=localhost:5000/gcr"));

        assertThat(BaseImage.of("debian:12", mirrors))
                .isEqualTo(new BaseImage("localhost:5000/hub/library/debian:12", true));
        assertThat(BaseImage.of("gcr.io/a/b:1", mirrors)).isEqualTo(new BaseImage("localhost:5000/gcr/a/b:1", true));
        assertThat(BaseImage.of("quay.io/a/b:1", mirrors)).isEqualTo(new BaseImage("quay.io/a/b:1", false));
        assertThat(BaseImage.of("tar:///base.tar", mirrors)).isEqualTo(new BaseImage("tar:///base.tar", false));
    }
}
