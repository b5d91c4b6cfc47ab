package org.prismdata.kit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.engine.EngineException;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.engine.EngineInfo;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.RegistryException;
import org.prismdata.kit.host.Access;
import org.prismdata.kit.host.Account;
import org.prismdata.kit.host.Cgroups;
import org.prismdata.kit.host.ConfFile;
import org.prismdata.kit.host.HostFacts;
import org.prismdata.kit.host.IdHelper;
import org.prismdata.kit.host.IdRange;
import org.prismdata.kit.host.Limits;
import org.prismdata.kit.host.OperatingSystem;
import org.prismdata.kit.host.PodmanConf;
import org.prismdata.kit.host.RuntimeDirectory;
import org.prismdata.kit.machine.MachineSize;
import org.prismdata.kit.machine.PodmanMachine;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.provision.Upkeep;

/** Each check on a machine where all is well but one thing. */
class ChecksTest {
    private OperatingSystem os = OperatingSystem.LINUX;
    private long uid = 1000;
    private boolean systemd = true;
    private boolean noNewPrivileges;
    private boolean userNamespaces = true;
    private Cgroups cgroups = Cgroups.V2;
    private Access fuse = Access.OPEN;
    private Access tun = Access.OPEN;
    private Limits limits = new Limits(OptionalLong.empty(), OptionalLong.of(100_000));
    private List<IdRange> ids = List.of(new IdRange("ann", 100_000, 65536));
    private Optional<IdHelper> helper = Optional.of(new IdHelper(Path.of("/usr/bin/newuidmap"), IdHelper.Power.GIVEN));
    private Map<String, Path> programs = programs("crun", "netavark", "aardvark-dns", "slirp4netns", "iptables");
    private RuntimeDirectory.State runtimeDirectory = RuntimeDirectory.State.USABLE;
    private String containersConf = "";
    private String storageConf = "[storage]\ndriver = \"overlay\"\n";
    private String registriesConf = "unqualified-search-registries = [\"docker.io\"]\n";

    private EngineKind kind = EngineKind.PODMAN;
    private String remote = "";
    private boolean works = true;
    private String version = "5.4.2";
    private String groups = "systemd";
    private String events = "file";
    private String logs = "k8s-file";
    private String runtime = "crun";
    private String backend = "netavark";
    private String driver = "overlay";
    private String mountProgram = "";
    private int images;
    private Upkeep.Remains remains = new Upkeep.Remains(List.of(), List.of(), Set.of());
    private List<String> snapshots = List.of();
    private List<PodmanMachine> machines = List.of();

    private String maven = "3.9.9";
    private Optional<String> wrapper = Optional.empty();
    private String java = "25.0.1+8";
    private Optional<PrismException> noLinking = Optional.empty();
    private List<String> otherRuntimes = List.of();
    private List<ImageName> missing = List.of();
    private boolean freePort = true;
    private Map<Integer, String> taken = Map.of();
    private long space = 50_000_000_000L;
    private Optional<DockerHost> dockerHost = Optional.empty();
    private Optional<String> wanted = Optional.empty();
    private Optional<EngineNote> noted = Optional.empty();

    @Test
    void allIsWell() {
        assertThat(look()).allSatisfy(finding -> assertThat(finding.status()).isEqualTo(Status.OK));
        assertThat(look()).extracting(Finding::check).doesNotHaveDuplicates().hasSize(Checks.ALL.size() - 2);
    }

    @Test
    void idsAreMissing() {
        ids = List.of(new IdRange("bob", 100_000, 65536));
        Finding finding = only(Status.FAILURE, "subordinate-ids");
        // Not bob's, or he could read ann's files.
        assertThat(finding.fix()).contains("--add-subuids 165536-231071 --add-subgids 165536-231071 ann");

        ids = List.of(new IdRange("ann", 100_000, 1000));
        only(Status.WARNING, "subordinate-ids");
    }

    @Test
    void helpersAreMissingOrMayNot() {
        helper = Optional.empty();
        assertThat(only(Status.FAILURE, "id-helpers").fix()).contains("apt install uidmap");

        helper = Optional.of(new IdHelper(Path.of("/usr/bin/newuidmap"), IdHelper.Power.MISSING));
        assertThat(only(Status.FAILURE, "id-helpers").fix()).contains("sudo chmod u+s /usr/bin/newuidmap");

        helper = Optional.of(new IdHelper(Path.of("/usr/bin/newuidmap"), IdHelper.Power.GIVEN));
        noNewPrivileges = true;
        assertThat(only(Status.FAILURE, "id-helpers").why()).contains("no_new_privs");
    }

    @Test
    void theKernelForbids() {
        userNamespaces = false;
        assertThat(only(Status.FAILURE, "user-namespaces").fix()).contains("sysctl");
    }

    @Test
    void controlGroupsAreOld() {
        cgroups = Cgroups.HYBRID;
        assertThat(only(Status.FAILURE, "cgroups").found()).contains("hybrid");

        cgroups = Cgroups.V1;
        only(Status.WARNING, "cgroups");

        cgroups = Cgroups.NONE;
        only(Status.FAILURE, "cgroups");
    }

    @Test
    void limitsAreLow() {
        limits = new Limits(OptionalLong.of(1024), OptionalLong.of(100_000));
        only(Status.WARNING, "ulimits");

        limits = new Limits(OptionalLong.of(30_000), OptionalLong.of(100_000));
        containersConf = "[containers]\ndefault_ulimits = [\"nofile=65536:65536\", \"nproc=1000\"]\n";
        Finding finding = only(Status.FAILURE, "ulimits");
        assertThat(finding.why())
                .contains("nofile=65536, and this user may have 30000")
                .doesNotContain("nproc=1000");
        assertThat(finding.repairs())
                .containsExactly(new Repair.Configure(
                        Path.of("containers.conf"),
                        List.of(new Repair.Setting(
                                "containers", "default_ulimits", "[\"nofile=20000:20000\", \"nproc=32768:32768\"]"))));

        containersConf = "[containers]\ndefault_ulimits = [\"nproc=50000:50000\"]\n";
        assertThat(only(Status.FAILURE, "ulimits").why()).contains("nproc=50000, and this user may have 32768");
    }

    @Test
    void devicesAreClosed() {
        fuse = Access.FORBIDDEN;
        assertThat(look()).allMatch(finding -> finding.status() == Status.OK);

        tun = Access.FORBIDDEN;
        assertThat(only(Status.FAILURE, "tun").fix()).isEqualTo("sudo chmod 666 /dev/net/tun");

        tun = Access.MISSING;
        assertThat(only(Status.FAILURE, "tun").fix()).contains("modprobe tun");

        tun = Access.OPEN;
        mountProgram = "/usr/bin/fuse-overlayfs";
        assertThat(notWell()).extracting(Finding::check).containsExactly("fuse", "storage");
    }

    @Test
    void theRuntimeFolderIsNotUsable() {
        runtimeDirectory = RuntimeDirectory.State.UNSET;
        only(Status.WARNING, "runtime-folder");

        runtimeDirectory = RuntimeDirectory.State.MISSING;
        only(Status.FAILURE, "runtime-folder");

        runtimeDirectory = RuntimeDirectory.State.FOREIGN;
        assertThat(only(Status.FAILURE, "runtime-folder").found()).contains("belongs to another user");
    }

    @Test
    void storageIsSlow() {
        storageConf = "";
        driver = "vfs";
        assertThat(only(Status.WARNING, "storage").safe()).isTrue();

        images = 1;
        assertThat(only(Status.WARNING, "storage").safe()).isFalse();

        storageConf = "[storage]\ndriver = \"overlay\"\n";
        assertThat(only(Status.WARNING, "storage").found()).contains("while storage.conf has driver = \"overlay\"");
    }

    @Test
    void storageHasNoRunroot() {
        works = false;
        assertThat(notWell()).extracting(Finding::check).containsExactly("storage", "engine");

        storageConf = "[storage]\ndriver = \"overlay\"\nrunroot = \"/run/user/1000/containers\"\n";
        assertThat(only(Status.FAILURE, "engine").found()).isEqualTo("it is broken");
    }

    @Test
    void programsAreMissing() {
        programs = programs("crun", "netavark", "aardvark-dns", "iptables");
        assertThat(only(Status.FAILURE, "network").fix()).contains("slirp4netns");

        programs = programs("crun", "netavark", "aardvark-dns", "pasta");
        assertThat(only(Status.WARNING, "network").found()).contains("iptables");

        programs = programs("crun", "netavark", "pasta", "nft");
        assertThat(only(Status.WARNING, "network").found()).isEqualTo("there is no aardvark-dns");
    }

    @Test
    void theRuntimeIsNotThere() {
        works = false;
        storageConf = "[storage]\ndriver = \"overlay\"\nrunroot = \"/run/user/1000/containers\"\n";
        containersConf = "[engine]\nruntime = \"youki\"\n";

        assertThat(notWell().get(0).why()).contains("runtime = \"youki\", and there is none");
        assertThat(notWell().get(0).safe()).isTrue();
    }

    @Test
    void settingsAreNotThoseRecommended() {
        systemd = false;
        groups = "cgroupfs";
        events = "journald";
        logs = "journald";
        runtime = "runc";
        backend = "cni";
        containersConf = "[engine]\ncgroup_manager = \"systemd\"\n[containers]\npids_limit = 0\n";

        List<Finding> findings = notWell();

        assertThat(findings).extracting(Finding::check).containsOnly("containers-conf");
        assertThat(findings)
                .extracting(finding -> finding.repairs().get(0).shown())
                .containsExactly(
                        "set in containers.conf: [engine] runtime = \"crun\"",
                        "set in containers.conf: [network] network_backend = \"netavark\"",
                        "set in containers.conf: [containers] log_driver = \"k8s-file\"",
                        "set in containers.conf: [engine] events_logger = \"file\"",
                        "set in containers.conf: [engine] cgroup_manager = \"cgroupfs\"",
                        "set in containers.conf: [containers] pids_limit = 2048");

        containersConf = "[containers]\npids_limit = 50\n";
        assertThat(notWell())
                .filteredOn(finding -> finding.found().startsWith("pids_limit"))
                .hasSize(1);
    }

    @Test
    void theEngineIsOldOrAnother() {
        version = "4.2.0";
        only(Status.WARNING, "engine");

        version = "10.0";
        assertThat(notWell()).isEmpty();

        wanted = Optional.of("5.4");
        assertThat(only(Status.FAILURE, "engine").found()).contains("engineVersion asks for 5.4");

        wanted = Optional.empty();
        uid = 0;
        only(Status.NOTE, "engine");
    }

    @Test
    void theEngineIsNotTheAuthors() {
        noted = Optional.of(note("podman 5.4"));
        assertThat(notWell()).isEmpty();

        noted = Optional.of(note("podman 5.40.1"));
        Finding finding = only(Status.WARNING, "engine-version");
        assertThat(finding.found()).contains("podman 5.4.2", "podman 5.40.1");
        assertThat(finding.safe()).isFalse();

        noted = Optional.of(note("docker 5.4.2"));
        only(Status.WARNING, "engine-version");

        noted = Optional.of(note(""));
        finding = only(Status.NOTE, "engine-version");
        assertThat(finding.repairs()).containsExactly(new Repair.NoteEngine(note("").file(), "podman 5.4.2"));

        noted = Optional.empty();
        assertThat(look()).extracting(Finding::check).doesNotContain("engine-version");
    }

    @Test
    void aNoteIsLookedForWhereItBelongs(@TempDir Path project) throws IOException {
        assertThat(EngineNote.of(project)).isEmpty();

        Path folder = Files.createDirectories(project.resolve(".prism"));
        Files.writeString(folder.resolve("archetype.properties"), "");
        assertThat(EngineNote.of(project).orElseThrow().engine()).isEmpty();

        Files.writeString(folder.resolve("engine"), "podman 5.4.2\r\n");
        assertThat(EngineNote.of(project).orElseThrow())
                .isEqualTo(new EngineNote(folder.resolve("engine"), "podman 5.4.2"));
    }

    @Test
    void elsewhereThisMachineDoesNotCount() {
        ids = List.of();
        remote = "buildserver";
        assertThat(notWell()).isEmpty();

        remote = "";
        kind = EngineKind.DOCKER;
        assertThat(notWell()).isEmpty();
    }

    @Test
    void theVirtualMachineIsNotUp() {
        os = OperatingSystem.MAC;
        assertThat(only(Status.FAILURE, "machine").fix()).isEqualTo("mvn prism:machine");

        machines = List.of(
                new PodmanMachine("podman-machine-default", true, false, "applehv", new MachineSize(2, 1024, 20)));
        only(Status.WARNING, "machine");
    }

    @Test
    void socketsAreDead() {
        dockerHost = Optional.of(new DockerHost("unix:///no/such.sock", false, false));
        assertThat(only(Status.WARNING, "api-socket").fix()).contains("unset DOCKER_HOST");
    }

    @Test
    void shortNamesGoElsewhere() {
        registriesConf = "unqualified-search-registries = [\"quay.io\", \"docker.io\"]\n";
        assertThat(only(Status.NOTE, "short-names").found()).contains("quay.io");
    }

    @Test
    void theDiskIsNearlyFull() {
        space = 1_000_000_000L;
        only(Status.WARNING, "disk-space");

        space = 100_000_000L;
        assertThat(only(Status.FAILURE, "disk-space").found()).contains("only 100 MB are free in /var/tmp");
    }

    @Test
    void portsAreTaken() {
        freePort = false;
        taken = Map.of(5432, "postgres");
        assertThat(notWell()).extracting(Finding::check).containsExactly("ports", "ports");
    }

    @Test
    void javaIsNoJdkOrAnother() {
        noLinking = Optional.of(new PrismException("it can't", "it has no jlink", "install one"));
        only(Status.WARNING, "jdk");

        noLinking = Optional.empty();
        java = "17.0.15+6-Debian-1deb12u1";
        assertThat(only(Status.NOTE, "jdk").fix()).contains("JDK 25");

        java = "25.0.1+8";
        otherRuntimes = List.of("25.0.0");
        assertThat(only(Status.NOTE, "jdk").found()).contains("of Java 25.0.0, this is 25.0.1");
    }

    @Test
    void mavenIsOldOrAnother() {
        wrapper = Optional.of("3.9.12");
        assertThat(only(Status.NOTE, "maven").fix()).contains("./mvnw");

        maven = "3.8.6";
        only(Status.FAILURE, "maven");

        wrapper = Optional.empty();
        maven = "4.0.0-rc-5";
        assertThat(notWell()).isEmpty();
    }

    @Test
    void imagesAreMissing() {
        missing = List.of(ImageName.parse("postgres:16", "here"));
        assertThat(only(Status.NOTE, "images").fix()).isEqualTo("mvn prism:prefetch");
    }

    @Test
    void servicesAreUpOrLeft() {
        remains = new Upkeep.Remains(
                List.of(new Upkeep.Kept(
                        "prism-a-redis-1", "redis", "a:a", "Up 2 hours", 6379, Optional.of(Duration.ofMinutes(9)))),
                List.of("prism-b-nats-2"),
                Set.of());
        snapshots = List.of("localhost/prism-snapshot/postgres:1");

        List<Finding> findings = notWell();

        assertThat(findings).extracting(Finding::check).containsExactly("kept-services", "left-overs", "snapshots");
        assertThat(findings.get(0).found()).contains("redis of a:a, Up 2 hours, last used 9 min ago");
        assertThat(findings.get(0).safe()).isFalse();
        assertThat(findings.get(1).repairs()).containsExactly(new Repair.RemoveLeftovers(remains));
    }

    @Test
    void aScriptReadsIt() {
        tun = Access.FORBIDDEN;

        assertThat(new Report(notWell()).json(false))
                .isEqualTo(
                        "{\"format\":1,\"ok\":0,\"note\":0,\"warning\":0,\"failure\":1,\"findings\":[{\"check\":\"tun\","
                                + "\"status\":\"failure\",\"found\":\"rootless Podman is not set up: its network needs /dev/net/tun\","
                                + "\"why\":\"this user may not open it, so no container with a port starts\","
                                + "\"fix\":\"sudo chmod 666 /dev/net/tun\",\"safe\":false}]}");
    }

    @Test
    void aGoalThatFailsSaysTheSame() {
        tun = Access.FORBIDDEN;
        PrismException failed = new EngineException(EngineFailure.NO_TUN, "no tun", "podman says: open", "generic");

        PrismException told = Diagnosis.exact(failed, facts());

        Finding finding = only(Status.FAILURE, "tun");
        assertThat(told.problem()).isEqualTo(finding.found());
        assertThat(told.reason()).isEqualTo(finding.why() + "\npodman says: open");
        assertThat(told.fix()).isEqualTo(finding.fix());

        // Where it is not seen here, or on another machine, what the engine's words mean.
        tun = Access.OPEN;
        assertThat(Diagnosis.exact(failed, facts())).isSameAs(failed);
        assertThat(Diagnosis.of(failed, false).fix()).isEqualTo("generic\n`mvn prism:doctor` looks at all it needs");
    }

    @Test
    void onlyWhatTheDoctorKnowsLeadsToIt() {
        PrismException unknownImage =
                new RegistryException("image x is not here, and ", "r does not have it", "", "", true);
        PrismException refused = new RegistryException("image x is not here, and ", "r is out of reach", "", "", false);
        PrismException port =
                new EngineException(EngineFailure.PRIVILEGED_PORT, "port 80", "it is low", "take another");

        assertThat(Diagnosis.of(unknownImage, true)).isSameAs(unknownImage);
        assertThat(Diagnosis.of(port, true)).isSameAs(port);
        assertThat(Diagnosis.of(refused, true).getMessage()).contains("r is out of reach", "`mvn prism:doctor`");
    }

    private Finding only(Status status, String check) {
        List<Finding> findings = notWell();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).check()).isEqualTo(check);
        assertThat(findings.get(0).status()).isEqualTo(status);
        assertThat(findings.get(0).why()).isNotBlank();
        assertThat(findings.get(0).fix()).isNotBlank();
        return findings.get(0);
    }

    private List<Finding> notWell() {
        return look().stream().filter(finding -> finding.status() != Status.OK).toList();
    }

    private List<Finding> look() {
        return Checks.look(facts());
    }

    private Facts facts() {
        return new Facts(
                new HostFacts(
                        os,
                        new Account("ann", uid, Path.of("/home/ann")),
                        systemd,
                        noNewPrivileges,
                        userNamespaces,
                        cgroups,
                        fuse,
                        tun,
                        limits,
                        ids,
                        ids,
                        helper,
                        helper,
                        programs,
                        new RuntimeDirectory("/run/user/1000", runtimeDirectory),
                        conf("containers.conf", containersConf),
                        conf("storage.conf", storageConf),
                        conf("registries.conf", registriesConf)),
                new EngineFacts(
                        Optional.of(kind),
                        "/usr/bin/podman",
                        Optional.of(remote).filter(host -> !host.isEmpty()),
                        version,
                        works && remote.isEmpty() && kind == EngineKind.PODMAN ? Optional.of(info()) : Optional.empty(),
                        works ? Optional.empty() : Optional.of(new PrismException("it is broken", "why", "fix")),
                        Optional.empty(),
                        false,
                        true,
                        List.of(),
                        remains,
                        snapshots),
                machines,
                new BuildFacts(
                        maven,
                        wrapper,
                        Path.of("/opt/java"),
                        java,
                        noLinking,
                        otherRuntimes,
                        true,
                        missing,
                        List.of(ImageName.parse("redis:7", "here")),
                        freePort,
                        taken,
                        Map.of(Path.of("/var/tmp"), space),
                        dockerHost,
                        wanted,
                        noted));
    }

    private static EngineNote note(String engine) {
        return new EngineNote(Path.of("/orders/.prism/engine"), engine);
    }

    private EngineInfo info() {
        return new EngineInfo(
                version,
                true,
                groups,
                events,
                logs,
                runtime,
                backend,
                driver,
                mountProgram,
                "/home/ann/.local/share/containers/storage",
                "/run/user/1000/containers",
                images,
                0,
                "/run/user/1000/podman/podman.sock");
    }

    private static PodmanConf conf(String name, String text) {
        return new PodmanConf(Path.of(name), false, List.of(new PodmanConf.Source(Path.of(name), new ConfFile(text))));
    }

    private static Map<String, Path> programs(String... names) {
        Map<String, Path> programs = new HashMap<>();
        for (String name : names) {
            programs.put(name, Path.of("/usr/bin", name));
        }
        return programs;
    }
}
