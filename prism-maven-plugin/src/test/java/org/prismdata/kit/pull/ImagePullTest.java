package org.prismdata.kit.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.EngineScript;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.problem.PrismException;

/** What the engines are told. That Podman does it is proven by the Invoker case registry-pull; Docker is not run anywhere. */
class ImagePullTest {
    private static final ImageName IMAGE = ImageName.parse("team/a:1", "test");
    private static final Registries MIRROR = new Registries(
            false,
            RegistryMirrors.parse(Optional.of("http://mirror.example:5000/hub")),
            registry -> Optional.of(new Login("ann", "secret", "settings.xml")));

    private final List<String> log = new ArrayList<>();
    private EngineScript script;

    @BeforeEach
    void makeEngine(@TempDir Path folder) throws IOException {
        script = new EngineScript(folder);
    }

    @Test
    void podmanPullsFromTheMirrorAsTheUserAndGivesTheImageItsOwnName() throws IOException {
        new ImagePull(script.engine("podman"), MIRROR, log::add).fetch(IMAGE);

        assertThat(script.calls().get(0))
                .matches("pull --authfile=\\S+ --tls-verify=false mirror.example:5000/hub/team/a:1"
                        + " TMPDIR=prism-\\d+-\\d+_\\d+ DOCKER_HOST=")
                .doesNotContain("secret");
        assertThat(script.images()).containsExactly("docker.io_team_a:1");
        assertThat(script.logins()).startsWith("600\n").contains("\"mirror.example:5000\": {\"auth\": ");
        assertThat(log).hasSize(2);
        assertThat(log.get(0))
                .isEqualTo("pulling docker.io/team/a:1 from mirror.example:5000/hub/team/a:1 as ann of settings.xml");
        assertThat(log.get(1)).startsWith("pulled docker.io/team/a:1: 1 layer, 1.0 MB on disk, ");
    }

    @Test
    void dockerReadsTheUserFromAFolderAndStillFindsItsDaemon() throws IOException {
        new ImagePull(script.engine("docker"), MIRROR, log::add).fetch(IMAGE);

        assertThat(script.calls().get(1))
                .matches("--config=\\S+ pull mirror.example:5000/hub/team/a:1 TMPDIR=\\S*"
                        + " DOCKER_HOST=unix:///run/user/1000/docker.sock");
        assertThat(script.images()).containsExactly("docker.io_team_a:1");
        assertThat(script.logins()).startsWith("600\n");
    }

    @Test
    void anImageThatTheUserHasFromTheMirrorKeepsThatName() throws IOException {
        var podman = script.engine("podman");
        podman.images().tag(IMAGE, IMAGE.at("mirror.example:5000/hub"));

        new ImagePull(podman, MIRROR, log::add).fetch(IMAGE);

        assertThat(script.images()).containsExactly("docker.io_team_a:1", "mirror.example:5000_hub_team_a:1");
    }

    @Test
    void whatIsThereIsNotFetched() throws IOException {
        var podman = script.engine("podman");
        podman.images().tag(IMAGE, IMAGE);

        new ImagePull(podman, MIRROR, log::add).fetch(IMAGE);

        assertThat(log).isEmpty();
    }

    @Test
    void withoutMirrorAndUserThePullIsThePlainOne() throws IOException {
        Registries none = new Registries(false, new RegistryMirrors(List.of()), registry -> Optional.empty());

        new ImagePull(script.engine("podman"), none, log::add).fetch(IMAGE);

        assertThat(script.calls()).hasSize(1);
        assertThat(script.calls().get(0)).startsWith("pull docker.io/team/a:1 TMPDIR=prism-");
    }

    @Test
    void dockerKnowsNoDigestOfAMirror() throws IOException {
        ImagePull pull = new ImagePull(script.engine("docker"), MIRROR, log::add);

        assertThatThrownBy(() -> pull.fetch(ImageName.parse("team/a@sha256:" + "0".repeat(64), "test")))
                .isInstanceOf(PrismException.class)
                .hasMessageContainingAll("prism.registryMirror is mirror.example:5000/hub", "registry-mirrors");
        assertThat(log).isEmpty();
    }
}
