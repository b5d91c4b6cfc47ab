package org.prismdata.kit.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfFileTest {
    private static final ConfFile FILE = new ConfFile("""
            # mine
            unqualified-search-registries = ["docker.io"] # all

            [containers] # of all kinds
            # log_driver = "journald"
            default_ulimits = [
              "nofile=1:2", # few
              "nproc=3:4",
            ]

            [engine]
            runtime = 'runc' # "crun"
            """);

    @Test
    void readsSettings() {
        assertThat(FILE.textOf("engine", "runtime")).contains("runc");
        assertThat(FILE.value("containers", "default_ulimits")).contains("[ \"nofile=1:2\", \"nproc=3:4\", ]");
        assertThat(FILE.value("containers", "log_driver")).isEmpty();
        assertThat(FILE.value("containers", "runtime")).isEmpty();
        assertThat(FILE.topLevel("unqualified-search-registries")).contains("[\"docker.io\"]");
    }

    @Test
    void setsSettingsAndLeavesAllElse() {
        assertThat(FILE.with("engine", "runtime", "\"crun\"")
                        .with("containers", "default_ulimits", "[]")
                        .with("containers", "log_driver", "\"k8s-file\"")
                        .with("network", "network_backend", "\"netavark\"")
                        .text())
                .isEqualTo("""
                        # mine
                        unqualified-search-registries = ["docker.io"] # all

                        [containers] # of all kinds
                        # log_driver = "journald"
                        default_ulimits = []
                        log_driver = "k8s-file"

                        [engine]
                        runtime = "crun"

                        [network]
                        network_backend = "netavark"
                        """);
    }

    @Test
    void beginsAFile() {
        assertThat(new ConfFile("").with("engine", "runtime", "\"crun\"").text())
                .isEqualTo("[engine]\nruntime = \"crun\"\n");
    }
}
