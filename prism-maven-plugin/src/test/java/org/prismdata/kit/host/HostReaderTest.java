package org.prismdata.kit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/** A machine that is a folder. */
class HostReaderTest {
    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void setEnvironment() {
        environment.put("PATH", root.resolve("bin").toString());
        environment.put("HOME", root.resolve("home").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cgroup2 /sys/fs/cgroup | V2
            tmpfs /sys/fs/cgroup,cgroup /sys/fs/cgroup/pids,cgroup2 /sys/fs/cgroup/unified | HYBRID
            tmpfs /sys/fs/cgroup,cgroup2 /sys/fs/cgroup/unified,cgroup /sys/fs/cgroup/pids | HYBRID
            tmpfs /sys/fs/cgroup,cgroup /sys/fs/cgroup/pids | V1
            tmpfs /sys/fs/cgroup,cgroup /sys/fs/cgroup/pids,cgroup2 /sys/fs/cgroup | V2
            ext4 / | NONE
            """)
    void tellsHowControlGroupsAreMounted(String mounts, Cgroups expected) {
        List<String> lines = List.of(mounts.split(",")).stream()
                .map(mount -> mount.split(" "))
                .map(mount -> "36 35 0:30 / " + mount[1] + " rw shared:1 - " + mount[0] + " any rw")
                .toList();

        assertThat(Cgroups.of(lines)).isEqualTo(expected);
    }

    @Test
    void readsIdsAndLimits() throws IOException {
        write("etc/subuid", "root:100000:65536\n# ann\nann:165536:65536\n1000:300000:10\nbroken\n");
        write("proc/self/limits", """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             100                  200                  processes
                Max open files            1024                 unlimited            files
                """);

        HostFacts facts = read();

        assertThat(facts.own(facts.subuids())).isEqualTo(65536);
        assertThat(IdRange.firstFree(facts.subuids())).isEqualTo(300010);
        assertThat(IdRange.firstFree(facts.subgids())).isEqualTo(100000);
        assertThat(facts.limits().processes()).hasValue(200);
        assertThat(facts.limits().files()).isEmpty();
    }

    @Test
    void tellsWhatTheKernelForbids() throws IOException {
        assertThat(read().userNamespaces()).isTrue();

        write("proc/sys/user/max_user_namespaces", "0\n");
        write("proc/self/status", "Name:\tjava\nNoNewPrivs:\t1\n");

        assertThat(read().userNamespaces()).isFalse();
        assertThat(read().noNewPrivileges()).isTrue();
    }

    @Test
    void tellsHelpersThatMayFromThoseThatMayNot() throws IOException {
        assertThat(read().uidHelper()).isEmpty();

        program("newuidmap", "");
        assertThat(read().uidHelper().orElseThrow().power()).isEqualTo(IdHelper.Power.UNKNOWN);

        program("getcap", "echo $1 cap_setuid=ep");
        program("newgidmap", "");
        assertThat(read().uidHelper().orElseThrow().power()).isEqualTo(IdHelper.Power.GIVEN);
        assertThat(read().gidHelper().orElseThrow().power()).isEqualTo(IdHelper.Power.MISSING);

        Files.setAttribute(root.resolve("bin/newgidmap"), "unix:mode", 04755);
        assertThat(read().gidHelper().orElseThrow().power()).isEqualTo(IdHelper.Power.GIVEN);
    }

    @Test
    void tellsWhoseTheRuntimeFolderIs() throws IOException {
        assertThat(read().runtimeDirectory().state()).isEqualTo(RuntimeDirectory.State.UNSET);

        environment.put("XDG_RUNTIME_DIR", root.resolve("run").toString());
        assertThat(read().runtimeDirectory().state()).isEqualTo(RuntimeDirectory.State.MISSING);

        Files.createDirectories(root.resolve("proc/self"));
        Files.createDirectories(root.resolve("run"));
        assertThat(read().runtimeDirectory().state()).isEqualTo(RuntimeDirectory.State.USABLE);

        environment.put("XDG_RUNTIME_DIR", "/proc/1");
        assertThat(read().runtimeDirectory().state()).isEqualTo(RuntimeDirectory.State.FOREIGN);
    }

    @Test
    void readsConfigurationsAsPodmanDoes() throws IOException {
        write("usr/share/containers/containers.conf", "[engine]\nruntime = \"runc\"\nevents_logger = \"journald\"\n");
        write("home/.config/containers/containers.conf", "[engine]\nruntime = \"crun\"\n");
        write("home/.config/containers/containers.conf.d/1.conf", "[engine]\nruntime = \"first\"\n");
        write("home/.config/containers/containers.conf.d/2.conf", "[engine]\nruntime = \"second\"\n");
        write("etc/containers/storage.conf", "[storage]\ndriver = \"vfs\"\nrunroot = \"/run\"\n");
        write("home/.config/containers/storage.conf", "[storage]\ndriver = \"overlay\"\n");

        assertThat(read().containersConf().value("engine", "runtime")).contains("second");
        assertThat(read().containersConf().value("engine", "events_logger")).contains("journald");
        assertThat(read().storageConf().value("storage", "driver")).contains("overlay");
        assertThat(read().storageConf().value("storage", "runroot")).isEmpty();

        // What stands there would hide a change elsewhere; a setting that no file has goes into the user's main one.
        assertThat(read().containersConf().toChange("engine", "runtime"))
                .isEqualTo(root.resolve("home/.config/containers/containers.conf.d/2.conf"));
        assertThat(read().containersConf().toChange("engine", "events_logger"))
                .isEqualTo(root.resolve("home/.config/containers/containers.conf"));

        environment.put("CONTAINERS_CONF", root.resolve("none.conf").toString());
        assertThat(read().containersConf().value("engine", "runtime")).isEmpty();
        assertThat(read().containersConf().own()).isEqualTo(root.resolve("none.conf"));
    }

    @Test
    void registriesAreOfOneFileAndAllDropIns() throws IOException {
        String key = "unqualified-search-registries";
        write("etc/containers/registries.conf", key + " = [\"quay.io\"]\n");
        write("etc/containers/registries.conf.d/000-shortnames.conf", "[aliases]\n\"fedora\" = \"quay.io/fedora\"\n");
        assertThat(read().registriesConf().topLevel(key)).contains("[\"quay.io\"]");

        write("home/.config/containers/registries.conf", "# none\n");
        assertThat(read().registriesConf().topLevel(key)).isEmpty();

        write("etc/containers/registries.conf.d/mine.conf", key + " = [\"docker.io\"]\n");
        assertThat(read().registriesConf().topLevel(key)).contains("[\"docker.io\"]");
    }

    @Test
    void findsPodmansOwnPrograms() throws IOException {
        write("usr/lib/podman/netavark", "");
        Files.setPosixFilePermissions(
                root.resolve("usr/lib/podman/netavark"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(read().has("netavark")).isTrue();
        assertThat(read().has("crun")).isFalse();
    }

    private HostFacts read() {
        Map<String, String> properties = Map.of("os.name", "Linux", "user.name", "ann");
        return new HostReader(
                        root,
                        new ProgramPath(
                                name -> Optional.ofNullable(environment.get(name)),
                                file -> Files.isRegularFile(file) && Files.isExecutable(file)),
                        name -> Optional.ofNullable(properties.get(name)),
                        new ProcessRunner())
                .read();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void program(String name, String line) throws IOException {
        write("bin/" + name, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(root.resolve("bin/" + name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
