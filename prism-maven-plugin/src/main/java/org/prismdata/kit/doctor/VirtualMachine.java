package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.host.OperatingSystem;
import org.prismdata.kit.machine.PodmanMachine;

/** The virtual machine that containers need where the system is not Linux. */
final class VirtualMachine implements Check {
    private static final int LITTLE_MEMORY = 2000;

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public List<Finding> look(Facts facts) {
        boolean needed = facts.host().os() != OperatingSystem.LINUX
                && facts.engine().remoteHost().isEmpty()
                && facts.engine()
                        .kind()
                        .filter(kind -> kind == EngineKind.PODMAN)
                        .isPresent();
        if (!needed) {
            return List.of();
        }
        Optional<PodmanMachine> up =
                facts.machines().stream().filter(PodmanMachine::running).findFirst();
        if (up.isEmpty()) {
            return List.of(Finding.failure(
                    name(),
                    facts.machines().isEmpty()
                            ? "Podman has no virtual machine"
                            : "Podman's virtual machine "
                                    + facts.machines().get(0).name() + " is not up",
                    "containers are Linux programs, and run in it",
                    "mvn prism:machine"));
        }
        String found = up.get().name() + " is up: " + up.get().size();
        return List.of(
                up.get().size().memory() < LITTLE_MEMORY
                        ? Finding.warning(
                                name(),
                                found,
                                "Kafka alone takes some hundred MiB, and a service without memory is killed without a word",
                                "podman machine stop && podman machine set --memory 4096 && podman machine start")
                        : Finding.ok(name(), found));
    }
}
