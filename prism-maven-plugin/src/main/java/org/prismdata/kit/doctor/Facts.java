package org.prismdata.kit.doctor;

import java.util.List;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.host.HostFacts;
import org.prismdata.kit.host.OperatingSystem;
import org.prismdata.kit.machine.PodmanMachine;

/**
 * All that checks look at.
 *
 * @param host this machine and this user
 * @param engine the engine, and what is in it
 * @param machines Podman's virtual machines; none on Linux
 * @param build Maven, its Java, and what the project needs
 */
record Facts(HostFacts host, EngineFacts engine, List<PodmanMachine> machines, BuildFacts build) {
    Facts {
        machines = List.copyOf(machines);
    }

    /** Whether containers run here, by Podman, as an ordinary user. */
    boolean rootless() {
        return host.os() == OperatingSystem.LINUX
                && !host.account().root()
                && engine.remoteHost().isEmpty()
                && engine.kind().filter(kind -> kind == EngineKind.DOCKER).isEmpty();
    }
}
