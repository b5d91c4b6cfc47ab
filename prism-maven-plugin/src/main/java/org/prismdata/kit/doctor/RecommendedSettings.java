package org.prismdata.kit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.engine.EngineInfo;
import org.prismdata.kit.host.HostFacts;

/** What {@code containers.conf} should have on a developer's machine. */
final class RecommendedSettings implements Check {
    private static final String ENGINE = "engine";
    private static final String CONTAINERS = "containers";
    private static final String NEW_NETWORKS =
            "podman system reset  (your images, containers and volumes are lost), then ";
    private static final int FEW_PROCESSES = 512;
    private static final String PROCESSES = "2048";

    @Override
    public String name() {
        return "containers-conf";
    }

    @Override
    public List<Finding> look(Facts facts) {
        Optional<EngineInfo> known = facts.engine().info();
        if (!facts.rootless() || known.isEmpty()) {
            return List.of();
        }
        HostFacts host = facts.host();
        EngineInfo info = known.get();
        List<Finding> findings = new ArrayList<>();
        if (!info.runtime().equals("crun")) {
            findings.add(
                    host.has("crun")
                            ? note(
                                    host,
                                    Status.NOTE,
                                    ENGINE,
                                    "runtime",
                                    "crun",
                                    "is " + info.runtime(),
                                    "crun starts a container in a third less time, with a tenth of the memory")
                            : Finding.note(
                                    name(),
                                    "runtime is " + info.runtime(),
                                    "crun starts a container in less time, with a tenth of the memory",
                                    "sudo apt install crun  (Debian, Ubuntu), sudo dnf install crun  (Fedora, RHEL)"));
        }
        if (info.networkBackend().equals("cni")) {
            findings.add(Finding.note(
                    name(),
                    "network_backend is cni, which Podman 5 no longer has",
                    "with netavark the services of a Compose file find each other without a plugin",
                    NEW_NETWORKS + "set in " + host.containersConf().own()
                            + ": [network] network_backend = \"netavark\""));
        }
        if (!info.logDriver().equals("k8s-file")) {
            findings.add(note(
                    host,
                    Status.NOTE,
                    CONTAINERS,
                    "log_driver",
                    "k8s-file",
                    "is " + info.logDriver(),
                    "a file takes what a service logs without a daemon, and goes with its container"));
        }
        if (!info.eventLogger().equals("file")) {
            findings.add(note(
                    host,
                    host.systemd() ? Status.NOTE : Status.WARNING,
                    ENGINE,
                    "events_logger",
                    "file",
                    "is " + info.eventLogger(),
                    host.systemd()
                            ? "each start and end is a line of a file then, rather than a message to the journal"
                            : "there is no systemd here, so there is no journal to write to"));
        }
        if (info.cgroupManager().equals("systemd") && !host.systemd()) {
            findings.add(note(
                    host,
                    Status.WARNING,
                    ENGINE,
                    "cgroup_manager",
                    "cgroupfs",
                    "is systemd",
                    "there is no systemd here: each command warns, or fails"));
        }
        host.containersConf()
                .value(CONTAINERS, "pids_limit")
                .flatMap(limit -> processes(host, limit))
                .ifPresent(findings::add);
        return findings.isEmpty()
                ? List.of(Finding.ok(
                        name(),
                        String.join(
                                ", ",
                                info.runtime(),
                                info.networkBackend(),
                                info.logDriver(),
                                info.eventLogger() + " events",
                                info.cgroupManager())))
                : findings;
    }

    private Optional<Finding> processes(HostFacts host, String limit) {
        if (!limit.matches("-?\\d{1,9}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(limit);
        if (number <= 0) {
            return Optional.of(note(
                    host,
                    Status.NOTE,
                    CONTAINERS,
                    "pids_limit",
                    PROCESSES,
                    "is " + limit + ", for any number of processes",
                    "a test that makes processes without end takes the machine with it"));
        }
        return number < FEW_PROCESSES
                ? Optional.of(
                        note(
                                host,
                                Status.WARNING,
                                CONTAINERS,
                                "pids_limit",
                                PROCESSES,
                                "is " + limit,
                                "each thread counts: a Kafka has more than 100, and Java fails with `unable to create native thread`"))
                : Optional.empty();
    }

    private Finding note(
            HostFacts host, Status status, String section, String key, String value, String is, String why) {
        String written = value.equals(PROCESSES) ? value : "\"" + value + "\"";
        Repair.Configure repair = configure(host, section, key, written);
        return new Finding(name(), status, key + " " + is, why, repair.shown(), List.of(repair));
    }

    static Repair.Configure configure(HostFacts host, String section, String key, String value) {
        return new Repair.Configure(host.containersConf().own(), List.of(new Repair.Setting(section, key, value)));
    }
}
