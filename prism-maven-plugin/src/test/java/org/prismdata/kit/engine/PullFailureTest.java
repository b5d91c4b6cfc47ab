package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.problem.PrismException;

/** The complaints are what Podman 4.3.1, Podman 5 and Docker 28 print, some without the name in their middle. */
class PullFailureTest {
    private static final ImageName IMAGE = ImageName.parse("postgres:99", "test");
    private static final ImageSource HUB = new ImageSource(IMAGE, IMAGE, false, Optional.empty());
    private static final ImageSource MIRROR =
            new ImageSource(IMAGE, IMAGE.at("mirror.example:5000/hub"), false, Optional.empty());

    private static PrismException explain(ImageSource source, String complaint) {
        return EngineFailure.explainPull(EngineKind.PODMAN, source, complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Error: reading manifest 99 in docker.io/library/postgres: manifest unknown: manifest unknown | does not have it | correct its name
            Error response from daemon: manifest for postgres:99 not found: manifest unknown | does not have it | correct its name
            Error: reading manifest 99: unauthorized: authentication required | only to users it knows | podman login docker.io
            Error: requested access to the resource is denied | only to users it knows | <server> with the <id> docker.io
            Error: reading manifest 99: toomanyrequests: You have reached your unauthenticated pull rate limit | no more images for now | -Dprism.registryMirror
            Error: pinging container registry: Get "https://a/v2/": http: server gave HTTP response to HTTPS client | speaks HTTP | registries.conf
            Error: Get "https://a/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority | does not trust | certs.d/docker.io/ca.crt
            Error: pinging container registry a: Get "https://a/v2/": dial tcp: lookup a: no such host | out of reach | -Dprism.registryMirror
            Error: pinging container registry a: Get "https://a/v2/": dial tcp 127.0.0.1:9: connect: connection refused | out of reach | proxy
            Error: something new | did not give it | podman pull docker.io/library/postgres:99
            """)
    void aComplaintIsNamed(String complaint, String meaning, String fix) {
        PrismException failure = explain(HUB, complaint);

        assertThat(failure.problem())
                .startsWith("image docker.io/library/postgres:99 is not on this machine, and registry docker.io ")
                .contains(meaning);
        assertThat(failure.reason()).contains(complaint);
        assertThat(failure.fix()).contains(fix);
    }

    @Test
    void aWrongPasswordIsLaidToWhereItIsWritten() {
        Login login = new Login("ann", "secret", "<server> mirror.example:5000 in settings.xml");
        ImageSource source = new ImageSource(MIRROR.image(), MIRROR.remote(), false, Optional.of(login));

        assertThat(explain(source, "Error: unauthorized: authentication required"))
                .hasMessage("""
                        image docker.io/library/postgres:99 is not on this machine, and registry mirror.example:5000 \
                        refuses the user name or the password of <server> mirror.example:5000 in settings.xml
                          why: podman says: Error: unauthorized: authentication required
                          fix: correct <server> mirror.example:5000 in settings.xml""");
    }

    @Test
    void theNameOfAnImageIsNoComplaint() {
        ImageName image = ImageName.parse("team/denied-x509:1", "test");

        assertThat(explain(
                                new ImageSource(image, image, false, Optional.empty()),
                                "Error: initializing source docker://" + image + ": dial tcp: no such host")
                        .problem())
                .endsWith("is out of reach");
    }

    @Test
    void aMirrorIsNamedInPlaceOfTheRegistryItStandsFor() {
        assertThat(explain(MIRROR, "Error: connection refused"))
                .hasMessageContaining("registry mirror.example:5000 is out of reach")
                .hasMessageNotContaining("prism.registryMirror");
        assertThat(explain(MIRROR, "Error: server gave HTTP response to HTTPS client")
                        .fix())
                .contains("http:// before the host of prism.registryMirror");
    }

    @Test
    void theFaultOfTheMachineIsNotTheRegistrys() {
        assertThat(explain(HUB, "Error: writing blob: no space left on device").problem())
                .isEqualTo("the disk is full");
    }

    @Test
    void retriesAndProgressAreLeftOutOfTheMessage() {
        String complaint = """
                Trying to pull x...
                time="…" level=warning msg="Failed, retrying in 1s"
                Error: connection refused""";

        assertThat(explain(HUB, complaint).reason()).isEqualTo("podman says: Error: connection refused");
    }
}
