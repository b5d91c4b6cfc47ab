package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

class PinnedBasesTest {
    private static final String NAME_TAG_AND_DIGEST =
            "[a-z0-9-]+(\\.[a-z0-9-]+)+/[a-z0-9/-]+:[\\w.-]+@sha256:[0-9a-f]{64}";

    @Test
    void eachHasItsRegistryItsTagAndItsDigest() {
        assertThat(PinnedBases.all())
                .hasSize(9)
                .allSatisfy((stage, image) -> assertThat(image).matches(NAME_TAG_AND_DIGEST))
                .allSatisfy((stage, image) ->
                        assertThat(ImageName.parse(image, "test").byDigest()).isTrue());
        assertThat(PinnedBases.all().values()).doesNotHaveDuplicates();
    }

    @Test
    void areThoseOfTheVariants() {
        assertThat(PinnedBases.of(ImageVariant.SCRATCH, true, 25)).isEmpty();
        assertThat(of(ImageVariant.DISTROLESS, false)).startsWith("gcr.io/distroless/base-nossl-debian12:nonroot@");
        assertThat(of(ImageVariant.DISTROLESS, true))
                .startsWith("gcr.io/distroless/base-nossl-debian12:debug-nonroot@");
        assertThat(of(ImageVariant.ALPINE, false)).startsWith("docker.io/library/alpine:");
        assertThat(of(ImageVariant.ALPINE, true)).isEqualTo(of(ImageVariant.ALPINE, false));
        assertThat(of(ImageVariant.JRE, false)).startsWith("docker.io/library/eclipse-temurin:25-jre@");
        // A stock JRE has no jcmd.
        assertThat(of(ImageVariant.JRE, true)).startsWith("docker.io/library/eclipse-temurin:25-jdk@");
    }

    @Test
    void aJavaWithoutOneHasToBeNamed() {
        assertThatThrownBy(() -> PinnedBases.of(ImageVariant.JRE, false, 24))
                .isInstanceOf(PrismException.class)
                .hasMessage(
                        "prism.image.variant is 'jre', and Maven runs on Java 24\n  why: the kit has base images for Java"
                                + " 17, 21 and 25, the versions with long-term support\n  fix: name one:"
                                + " -Dprism.image.base=docker.io/library/eclipse-temurin:24-jre");
    }

    private static String of(ImageVariant variant, boolean debug) {
        return PinnedBases.of(variant, debug, 25).orElseThrow();
    }
}
