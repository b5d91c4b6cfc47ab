package org.prismdata.kit.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.host.OperatingSystem;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;

class MachineTest {
    private static final HostSize MAC = new HostSize(OperatingSystem.MAC, 8, 16L << 30, 300L << 30, "");
    private static final MachineRequest PLAIN = request(OptionalInt.empty());
    private static final String NAME = MachineRequest.DEFAULT_NAME;

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "8, 16, 300, 4, 4096, 50",
        "4, 8, 300, 2, 2048, 25",
        "10, 32, 900, 8, 8192, 100",
        "24, 192, 2000, 8, 16384, 200",
        "2, 4, 100, 2, 2048, 20",
        "1, 16, 60, 1, 4096, 30"
    })
    void theSizeIsInProportion(int cpus, long memory, long free, int itsCpus, int itsMemory, int itsDisk) {
        assertThat(MachineSize.of(new HostSize(OperatingSystem.MAC, cpus, memory << 30, free << 30, "")))
                .isEqualTo(new MachineSize(itsCpus, itsMemory, itsDisk));
    }

    @Test
    void aNewOneIsMadeAndStarted() {
        assertThat(commands(MAC, PLAIN, false))
                .containsExactly(
                        "podman machine init --rootful=false --cpus 4 --memory 4096 --disk-size 50 " + NAME,
                        "podman machine start " + NAME);
        // WSL has one size for all.
        HostSize windows = new HostSize(OperatingSystem.WINDOWS, 8, 16L << 30, 300L << 30, "");
        assertThat(commands(windows, PLAIN, false).get(0)).isEqualTo("podman machine init --rootful=false " + NAME);
        assertThat(MachinePlan.of(windows, PLAIN, List.of(), false).remarks().get(0))
                .contains(".wslconfig");
    }

    @Test
    void onLinuxNoneIsNeeded() {
        MachinePlan plan = MachinePlan.of(
                new HostSize(OperatingSystem.LINUX, 8, 16L << 30, 300L << 30, ""), PLAIN, List.of(), false);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.remarks()).singleElement().asString().contains("none is needed");
    }

    @Test
    void whatIsThereIsUsed() {
        assertThat(commands(MAC, PLAIN, false, machine(true, false))).isEmpty();
        assertThat(commands(MAC, PLAIN, false, machine(false, false))).containsExactly("podman machine start " + NAME);
        assertThat(commands(MAC, PLAIN, true, machine(false, false)))
                .containsExactly("podman machine set --rootful=false " + NAME, "podman machine start " + NAME);
        assertThat(commands(MAC, request(OptionalInt.of(6000)), false, machine(true, false)))
                .containsExactly(
                        "podman machine stop " + NAME,
                        "podman machine set --memory 6000 " + NAME,
                        "podman machine start " + NAME);
        // What an interrupted start leaves.
        assertThat(commands(MAC, PLAIN, false, machine(false, true)))
                .containsExactly("podman machine stop " + NAME, "podman machine start " + NAME);
    }

    @Test
    void aSmallOneIsSaid() {
        PodmanMachine small = new PodmanMachine(NAME, true, false, "applehv", new MachineSize(2, 2048, 100));

        assertThat(MachinePlan.of(MAC, PLAIN, List.of(small), false).remarks())
                .singleElement()
                .asString()
                .contains("-Dprism.machine.cpus=4 -Dprism.machine.memory=4096");
    }

    @Test
    void onlyWhatIsAskedForIsChanged() {
        PodmanMachine large = new PodmanMachine(NAME, false, false, "libkrun", new MachineSize(4, 4096, 100));
        MachineRequest smallerDisk = new MachineRequest(
                NAME, OptionalInt.of(6), OptionalInt.empty(), OptionalInt.of(60), Duration.ofSeconds(20));

        // Podman refuses to make a disk smaller.
        assertThat(commands(MAC, smallerDisk, false, large))
                .containsExactly("podman machine set --cpus 6 " + NAME, "podman machine start " + NAME);
        assertThat(MachinePlan.of(MAC, smallerDisk, List.of(large), false).remarks())
                .containsExactly("its disk stays at 100 GiB: Podman makes none smaller");
    }

    @Test
    void windowsHasTwoWays() {
        HostSize wsl = new HostSize(OperatingSystem.WINDOWS, 8, 16L << 30, 300L << 30, "");
        HostSize hyperV = new HostSize(OperatingSystem.WINDOWS, 8, 16L << 30, 300L << 30, "hyperv");
        PodmanMachine ofWsl = new PodmanMachine(NAME, false, false, "wsl", new MachineSize(8, 2048, 100));
        PodmanMachine ofHyperV = new PodmanMachine(NAME, false, false, "hyperv", new MachineSize(2, 2048, 100));

        assertThat(commands(hyperV, PLAIN, false).get(0)).contains("--cpus 4 --memory 4096 --disk-size 50");
        // WSL's `machine set` refuses sizes.
        assertThat(commands(wsl, request(OptionalInt.of(6000)), false, ofWsl))
                .containsExactly("podman machine start " + NAME);
        assertThat(commands(wsl, request(OptionalInt.of(6000)), false, ofHyperV).get(0))
                .isEqualTo("podman machine set --memory 6000 " + NAME);
    }

    @Test
    void onlyOneMayBeUp() {
        PodmanMachine other = new PodmanMachine("other", true, false, "applehv", new MachineSize(4, 4096, 50));

        assertThatThrownBy(() -> MachinePlan.of(MAC, PLAIN, List.of(other), false))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("the virtual machine other is up")
                .hasMessageContaining("-Dprism.machine.name=other");
        HostSize windows = new HostSize(OperatingSystem.WINDOWS, 8, 16L << 30, 300L << 30, "");
        assertThat(commands(windows, PLAIN, false, other)).hasSize(2);
    }

    @Test
    void aFullDiskIsSaid() throws IOException {
        MachineSetup setup = setup("echo 'Error: write disk.raw: no space left on device' >&2; exit 125");

        assertThatThrownBy(() -> setup.run(PLAIN, false))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("no space left on device")
                .hasMessageContaining("-Dprism.machine.disk=20");
    }

    @Test
    void moreThanThereIsIsRefused() {
        assertThatThrownBy(() -> MachinePlan.of(MAC, request(OptionalInt.of(32768)), List.of(), false))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("is to have 4 CPUs, 32768 MiB, 50 GiB")
                .hasMessageContaining("this machine has 8 CPUs and 16384 MiB");
        assertThatThrownBy(() -> MachineRequest.number("prism.machine.cpus", "many"))
                .hasMessageContaining("prism.machine.cpus is 'many'");
    }

    @Test
    void readsPodmansList() {
        assertThat(PodmanMachine.parse("""
                        [{"Name": "podman-machine-default*", "Default": true, "Running": true, "Starting": false,
                          "VMType": "applehv", "CPUs": 4, "Memory": "4294967296", "DiskSize": "53687091200"}]""")).containsExactly(machine(true, false));
        assertThat(PodmanMachine.parse("null")).isEmpty();
    }

    @Test
    void makesStartsAndWaits() throws IOException {
        setup("exit 0").run(PLAIN, false);

        assertThat(calls())
                .containsSubsequence(
                        "machine list --format json",
                        "machine init --rootful=false --cpus 4 --memory 4096 --disk-size 50 " + NAME,
                        "machine start " + NAME,
                        "info",
                        "machine list --format json");
        assertThat(log).last().asString().isEqualTo(NAME + " is up: 4 CPUs, 4096 MiB, 50 GiB, rootless");
    }

    @Test
    void aDryRunOnlyShows() throws IOException {
        setup("exit 0").run(PLAIN, true);

        assertThat(log).contains("podman machine start " + NAME);
        assertThat(calls()).containsExactly("machine list --format json");
    }

    @Test
    void aStartThatHangsIsEnded() throws IOException {
        MachineRequest impatient = new MachineRequest(
                NAME, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Duration.ofSeconds(1));
        MachineSetup setup = setup("echo Waiting for VM ...; sleep 30");

        assertThatThrownBy(() -> setup.run(impatient, false))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("`podman machine start " + NAME + "` was ended after 1 s")
                .hasMessageContaining("it last said: Waiting for VM ...")
                .hasMessageContaining("podman machine stop " + NAME + ", then mvn prism:machine again")
                .hasMessageContaining("podman machine rm --force " + NAME);
    }

    /** @param start what the start of it does, in a shell */
    private MachineSetup setup(String start) throws IOException {
        Path program = Files.writeString(folder.resolve("podman"), """
                #!/bin/sh
                here=$(dirname "$0")
                echo "$*" >>"$here/calls"
                case "$1 $2" in
                    "machine list")
                        [ -e "$here/made" ] || { echo null; exit; }
                        echo '[{"Name": "podman-machine-default", "Running": true, "CPUs": 4, "Memory": "4294967296",
                            "DiskSize": "53687091200"}]' ;;
                    "machine init") touch "$here/made" ;;
                    "machine start") %s ;;
                    info*) [ -e "$here/asked" ] || { touch "$here/asked"; echo not yet >&2; exit 1; } ;;
                esac
                """.formatted(start));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new MachineSetup(program, new ProcessRunner(), MAC, log::add);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private static List<String> commands(
            HostSize host, MachineRequest request, boolean rootful, PodmanMachine... machines) {
        return MachinePlan.of(host, request, List.of(machines), rootful).steps().stream()
                .map(MachinePlan.Step::toString)
                .toList();
    }

    private static PodmanMachine machine(boolean running, boolean starting) {
        return new PodmanMachine(NAME, running, starting, "applehv", new MachineSize(4, 4096, 50));
    }

    private static MachineRequest request(OptionalInt memory) {
        return new MachineRequest(NAME, OptionalInt.empty(), memory, OptionalInt.empty(), Duration.ofSeconds(20));
    }
}
