package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.problem.PrismException;

class ImageNameTest {
    @ParameterizedTest
    @CsvSource({
        "postgres,                          docker.io/library/postgres:latest",
        "postgres:16,                       docker.io/library/postgres:16",
        "bitnami/postgresql:16,             docker.io/bitnami/postgresql:16",
        "quay.io/team/postgres:16,          quay.io/team/postgres:16",
        "localhost/mine:1,                  localhost/mine:1",
        "localhost:5000/mine:1,             localhost:5000/mine:1",
        "127.0.0.1:5000/a/b__c/d-e:V1.2_3,  127.0.0.1:5000/a/b__c/d-e:V1.2_3",
    })
    void shortNamesBecomeWhatDockerTakesThemFor(String written, String full) {
        assertThat(ImageName.parse(written, "test")).hasToString(full);
    }

    @Test
    void aDigestStandsInPlaceOfATag() {
        String digest = "@sha256:" + "0".repeat(64);

        assertThat(ImageName.parse("postgres" + digest, "test")).hasToString("docker.io/library/postgres" + digest);
    }

    @Test
    void besideADigestATagSaysNothing() {
        String digest = "@sha256:" + "0".repeat(64);

        assertThat(ImageName.parse("postgres:16-alpine" + digest, "test"))
                .isEqualTo(ImageName.parse("postgres" + digest, "test"));
    }

    @Test
    void theRegistryIsTheFirstPart() {
        assertThat(ImageName.parse("postgres:16", "test").registry()).isEqualTo("docker.io");
        assertThat(ImageName.parse("localhost:5000/a/b:1", "test").registry()).isEqualTo("localhost:5000");
    }

    @Test
    void aTagStandsInForADigestWhereOnlyTagsAreTaken() {
        assertThat(ImageName.parse("team/a@sha256:" + "0".repeat(64), "test").tag())
                .hasToString("docker.io/team/a:sha256-" + "0".repeat(64));
        assertThat(ImageName.parse("team/a:1", "test").tag()).hasToString("docker.io/team/a:1");
    }

    @Test
    void anotherTagReplacesTheFirst() {
        assertThat(ImageName.parse("postgres:16", "test").withTag("17-alpine", "test"))
                .hasToString("docker.io/library/postgres:17-alpine");
    }

    @Test
    void onlyLocalhostWithoutAPortIsNoRegistry() {
        assertThat(ImageName.parse("localhost/mine:1", "test").local()).isTrue();
        assertThat(ImageName.parse("localhost:5000/mine:1", "test").local()).isFalse();
        assertThat(ImageName.parse("localhost.example/mine:1", "test").local()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Postgres:16",
                "postgres:",
                "postgres:16:17",
                "-postgres",
                "post gres",
                "postgres@16",
                "postgres:16@16",
                "a//b"
            })
    void whatIsNoImageNameIsRefusedWithItsOrigin(String written) {
        assertThatThrownBy(() -> ImageName.parse(written, "<services><postgres><image>"))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("<services><postgres><image> is '" + written + "'");
    }
}
