package org.prismdata.kit.doctor;

import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;

/** Which version of control groups there is. */
final class ControlGroups implements RootlessCheck {
    @Override
    public String name() {
        return "cgroups";
    }

    @Override
    public Finding lookHere(Facts facts) {
        boolean crun =
                facts.engine().info().map(info -> info.runtime().equals("crun")).orElse(true);
        return switch (facts.host().cgroups()) {
            case V2 -> Finding.ok(name(), "version 2");
            case HYBRID ->
                crun
                        ? Finding.failure(
                                name(),
                                EngineFailure.HYBRID_CGROUPS.meaning(),
                                "/sys/fs/cgroup has versions 1 and 2 side by side, and crun refuses to start a container then",
                                EngineFailure.HYBRID_CGROUPS.fix())
                        : Finding.warning(
                                name(),
                                "versions 1 and 2 side by side",
                                "rootless containers have no limits there, and crun does not start any",
                                EngineFailure.HYBRID_CGROUPS.fix());
            case V1 ->
                Finding.warning(
                        name(),
                        "version 1, which Podman 5 no longer supports",
                        "rootless containers have no limits of memory or processes there",
                        EngineFailure.HYBRID_CGROUPS.fix());
            case NONE ->
                Finding.failure(
                        name(),
                        "none are mounted on /sys/fs/cgroup",
                        "Podman needs them to end all processes of a container",
                        "mount them: sudo mount -t cgroup2 cgroup2 /sys/fs/cgroup");
        };
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.HYBRID_CGROUPS);
    }
}
