package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineInfoTest {
    @Test
    void readsWhatPodmanTells() {
        EngineInfo info = EngineInfo.parse("""
                {"host": {"cgroupManager": "cgroupfs", "eventLogger": "file", "logDriver": "k8s-file",
                    "networkBackend": "netavark", "ociRuntime": {"name": "crun"}, "security": {"rootless": true},
                    "remoteSocket": {"path": "unix:///run/user/1000/podman/podman.sock"}},
                  "store": {"graphDriverName": "overlay", "graphRoot": "/root", "runRoot": "/run",
                    "graphOptions": {"overlay.mount_program": {"Executable": "/usr/bin/fuse-overlayfs"}},
                    "imageStore": {"number": 3}, "containerStore": {"number": 2}},
                  "version": {"Version": "5.4.2-rc1"}}""");

        assertThat(info)
                .isEqualTo(new EngineInfo(
                        "5.4.2-rc1",
                        true,
                        "cgroupfs",
                        "file",
                        "k8s-file",
                        "crun",
                        "netavark",
                        "overlay",
                        "/usr/bin/fuse-overlayfs",
                        "/root",
                        "/run",
                        3,
                        2,
                        "/run/user/1000/podman/podman.sock"));
        assertThat(info.versionNumbers(2)).containsExactly(5, 4);
        assertThat(EngineInfo.parse("{}").versionNumbers(2)).containsExactly(0, 0);
    }
}
