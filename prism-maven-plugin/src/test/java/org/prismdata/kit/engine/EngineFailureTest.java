package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prismdata.kit.problem.PrismException;

/** The complaints are what Podman 4.3.1, Podman 5 and Docker 28 print. */
class EngineFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Error: rootlessport listen tcp 127.0.0.1:25433: bind: address already in use | port asked for is taken
            Error: command required for rootless mode with multiple IDs: exec: "newuidmap": executable file not found in $PATH | newuidmap
            no subuid ranges found for user "ann" in /etc/subuid - check rootless mode in man pages. | range of subordinate user ids
            Error: failed to GetDriver graph nosuch /home/ann/storage: driver not supported | storage configuration
            Error: default OCI runtime "nosuch" not found: invalid argument | its containers.conf names
            Error: /usr/bin/slirp4netns failed: "open(\\"/dev/net/tun\\"): Permission denied | /dev/net/tun
            Error: could not find slirp4netns, the network namespace can't be configured | program for its network is missing
            Error: OCI runtime error: crun: cgroups in hybrid mode not supported, drop all controllers from cgroupv2 | cgroups v2
            Error: crun: setrlimit RLIMIT_NOFILE: Operation not permitted: OCI permission denied | limits
            level=error msg="XDG_RUNTIME_DIR directory \\"/run/user/1001\\" is not owned by the current user" | belongs to another user
            Error: rootlessport cannot expose privileged port 80, you can add | below 1024
            Error: writing blob: no space left on device | disk is full
            Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running? | nothing answers
            newuidmap: write to uid_map failed: Operation not permitted | may not do what they are for
            Error: cannot clone: No space left on device | no user namespaces
            Error: failed to initialize journal: write unixgram: sendmsg: no such file or directory | systemd's journal
            Error: netavark: No such file or directory (os error 2) | iptables
            msg="User-selected graph driver \\"vfs\\" overwritten by graph driver \\"overlay\\" from database" Error: new | the engine refused
            Error: something new | the engine refused
            """)
    void aComplaintIsNamed(String complaint, String meaning) {
        PrismException failure = EngineFailure.explain(EngineKind.PODMAN, complaint);

        assertThat(failure.problem()).contains(meaning);
        assertThat(failure.reason()).contains(complaint);
        assertThat(failure.fix()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: rootlessport listen tcp 127.0.0.1:25433: bind: address already in use",
                "Failed to bind port 25433 (Address already in use) for option '-t 127.0.0.1/25433-25433:5432-5432'",
                "Error: something went wrong with the request: \"proxy already running\\n\"",
                "Bind for 127.0.0.1:25433 failed: port is already allocated"
            })
    void aTakenPortIsToldFromOtherFailures(String complaint) {
        assertThat(EngineFailure.explain(EngineKind.PODMAN, complaint)).isInstanceOf(PortTakenException.class);
        assertThat(EngineFailure.explain(EngineKind.PODMAN, "Error: something new"))
                .isNotInstanceOf(PortTakenException.class);
    }

    @Test
    void aMissingImageIsToldFromOtherFailures() {
        assertThat(EngineFailure.isMissingImage("Error: docker.io/library/x:1: image not known"))
                .isTrue();
        assertThat(EngineFailure.isMissingImage("Error: No such image: x:1")).isTrue();
        assertThat(EngineFailure.isMissingImage("Error: crun: setrlimit")).isFalse();
    }
}
