package org.prismdata.kit.doctor;

import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.host.HostFacts;
import org.prismdata.kit.host.OperatingSystem;

/**
 * All that checks look at.
 *
 * @param host this machine and this user
 * @param engine the engine, and what is in it
 * @param build Maven, its Java, and what the project needs
 */
record Facts(HostFacts host, EngineFacts engine, BuildFacts build) {
    /** Whether containers run here, by Podman, as an ordinary user. */
    boolean rootless() {
        return host.os() == OperatingSystem.LINUX
                && !host.account().root()
                && engine.remoteHost().isEmpty()
                && engine.kind().filter(kind -> kind == EngineKind.DOCKER).isEmpty();
    }
}
