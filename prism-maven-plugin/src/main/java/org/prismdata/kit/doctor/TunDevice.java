package org.prismdata.kit.doctor;

import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;

/** The device that a rootless container's network is made of. */
final class TunDevice implements RootlessCheck {
    @Override
    public String name() {
        return "tun";
    }

    @Override
    public Finding lookHere(Facts facts) {
        return switch (facts.host().tun()) {
            case OPEN -> Finding.ok(name(), "/dev/net/tun may be opened");
            case FORBIDDEN ->
                Finding.failure(
                        name(),
                        EngineFailure.NO_TUN.meaning(),
                        "this user may not open it, so no container with a port starts",
                        "sudo chmod 666 /dev/net/tun");
            case MISSING ->
                Finding.failure(
                        name(),
                        EngineFailure.NO_TUN.meaning(),
                        "it is not there, so no container with a port starts",
                        EngineFailure.NO_TUN.fix() + "; in a container, start that with --device /dev/net/tun");
        };
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.NO_TUN);
    }
}
