package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodmanUrlTest {
    private static final String SSH = "ssh://builder@big.example:2222/run/user/1000/podman/podman.sock";

    @Test
    void aMachineBehindSshIsReachedByPodmanAndBySsh() {
        PodmanUrl url = PodmanUrl.parse(SSH, "/home/me/.ssh/key", "CONTAINER_HOST");

        assertThat(url.remote()).isTrue();
        assertThat(url.options()).containsExactly("--url=" + SSH, "--identity=/home/me/.ssh/key");
        assertThat(url.destination()).containsExactly("-i", "/home/me/.ssh/key", "-p", "2222", "builder@big.example");
    }

    @Test
    void whatIsLeftOutIsLeftToSsh() {
        PodmanUrl url = PodmanUrl.parse("ssh://big.example/run/podman/podman.sock", "", "CONTAINER_HOST");

        assertThat(url.options()).hasSize(1);
        assertThat(url.destination()).containsExactly("big.example");
    }

    @Test
    void aSocketOfThisMachineIsNotRemote() {
        PodmanUrl url = PodmanUrl.parse("unix:///run/podman/podman.sock", "", "CONTAINER_HOST");

        assertThat(url.remote()).isFalse();
        assertThat(url.options()).containsExactly("--url=unix:///run/podman/podman.sock");
    }

    @Test
    void podmansVariablesAreRead() {
        Map<String, String> environment = Map.of("CONTAINER_HOST", SSH, "CONTAINER_SSHKEY", "/key");

        assertThat(PodmanUrl.of(name -> Optional.ofNullable(environment.get(name))))
                .contains(PodmanUrl.parse(SSH, "/key", ""));
        assertThat(PodmanUrl.of(name -> Optional.empty())).isEmpty();
    }

    @Test
    void whereSshDoesNotLeadIsRefused() {
        for (String text : new String[] {
            "tcp://big.example:8080", "ssh://big.example", "ssh:///run/podman.sock", "big.example", "ssh://a b/c"
        }) {
            assertThatThrownBy(() -> PodmanUrl.parse(text, "", "CONTAINER_HOST"))
                    .as(text)
                    .hasMessageContainingAll("CONTAINER_HOST leads to '" + text + "'", "use ssh://USER@HOST/");
        }
    }

    @Test
    void aConnectionIsFoundByItsName() {
        String list = "other\tssh://a@b.example/x\t\nbig*\t" + SSH + "\t/key\n";

        assertThat(PodmanUrl.named("big", list, "prism.connection")).isEqualTo(PodmanUrl.parse(SSH, "/key", ""));
    }

    @Test
    void anUnknownConnectionIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> PodmanUrl.named("big", "other\tssh://a@b.example/x\t\n", "prism.connection"))
                .hasMessageContainingAll(
                        "prism.connection is 'big'", "only the connections other", "podman system connection add big");
        assertThatThrownBy(() -> PodmanUrl.named("big", "", "prism.connection"))
                .hasMessageContaining("Podman knows no connections");
    }
}
