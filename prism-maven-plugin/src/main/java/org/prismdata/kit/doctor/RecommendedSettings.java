package org.prismdata.kit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.engine.EngineInfo;
import org.prismdata.kit.host.HostFacts;

/** What {@code containers.conf} should have on a developer's machine. */
final class RecommendedSettings implements Check {
    private static final String ENGINE = "engine";
    private static final String CONTAINERS = "containers";
    private static final String CRUN = "crun starts a container in 115 ms where runc takes 141";
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
                            ? note(host, Status.NOTE, ENGINE, "runtime", "crun", "is " + info.runtime(), CRUN)
                            : Finding.note(
                                    name(),
                                    "runtime is " + info.runtime(),
                                    CRUN,
                                    "sudo apt install crun  (Debian, Ubuntu), sudo dnf install crun  (Fedora, RHEL)"));
        }
        if (info.networkBackend().equals("cni")) {
            Finding finding = note(
                    host,
                    Status.NOTE,
                    "network",
                    "network_backend",
                    "netavark",
                    "is cni, which Podman 5 no longer has",
                    "with netavark the services of a Compose file find each other without a plugin; networks that CNI has"
                            + " made are not seen any more");
            findings.add(info.containers() == 0 ? finding : finding.repairedBy());
        }
        String noJournal = "there is no systemd here, so there is no journal to write to";
        Status journal = host.systemd() ? Status.NOTE : Status.WARNING;
        if (!info.logDriver().equals("k8s-file")) {
            findings.add(note(
                    host,
                    journal,
                    CONTAINERS,
                    "log_driver",
                    "k8s-file",
                    "is " + info.logDriver(),
                    host.systemd()
                            ? "a file takes what a service logs without a daemon, and goes with its container"
                            : noJournal + ", and no container starts"));
        }
        if (!info.eventLogger().equals("file")) {
            findings.add(note(
                    host,
                    journal,
                    ENGINE,
                    "events_logger",
                    "file",
                    "is " + info.eventLogger(),
                    host.systemd()
                            ? "each start and end is a line of a file then, rather than a message to the journal"
                            : noJournal));
        }
        boolean asked = host.containersConf()
                .value(ENGINE, "cgroup_manager")
                .filter(value -> value.equals("systemd"))
                .isPresent();
        if (!host.systemd() && asked) {
            findings.add(note(
                    host,
                    Status.WARNING,
                    ENGINE,
                    "cgroup_manager",
                    "cgroupfs",
                    "is systemd",
                    "there is no systemd here: Podman takes cgroupfs after all, or fails"));
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

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.NO_JOURNAL);
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
        return new Repair.Configure(
                host.containersConf().toChange(section, key), List.of(new Repair.Setting(section, key, value)));
    }
}
