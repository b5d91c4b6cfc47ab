package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.problem.PrismException;

/** Whether there is an engine that answers, and which. */
final class ContainerEngineCheck implements Check {
    private static final List<Integer> OLDEST = List.of(4, 3);

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public List<Finding> look(Facts facts) {
        EngineFacts engine = facts.engine();
        Optional<PrismException> refusal = engine.refusal();
        if (refusal.isPresent()) {
            return List.of(Finding.failure(name(), Diagnosis.exact(refusal.get(), facts)));
        }
        String what = engine.named() + " (" + engine.program() + ")"
                + engine.remoteHost().map(host -> " on " + host).orElse("")
                + (facts.rootless() ? ", rootless" : "");
        Optional<String> wanted = facts.build().wantedEngine();
        if (wanted.filter(version -> !engine.version().startsWith(version)).isPresent()) {
            return List.of(Finding.failure(
                    name(),
                    what + ", and prism.doctor.engineVersion asks for " + wanted.get(),
                    "what works with one version may not with another: this machine and the others are to have the same",
                    "install " + wanted.get() + ", or correct prism.doctor.engineVersion"));
        }
        if (engine.kind().get() == EngineKind.PODMAN && isOld(engine)) {
            return List.of(Finding.warning(
                    name(),
                    what,
                    "the kit is tested with Podman 4.3 and later",
                    "install a later one: Debian 12, Ubuntu 24.04, Fedora and RHEL 9 have it"));
        }
        if (facts.host().account().root()
                && engine.remoteHost().isEmpty()
                && engine.kind().get() == EngineKind.PODMAN) {
            return List.of(Finding.note(
                    name(),
                    what + ", as root",
                    "a container's root is the machine's root then",
                    "run Maven as an ordinary user"));
        }
        return List.of(Finding.ok(name(), what));
    }

    private static boolean isOld(EngineFacts engine) {
        return engine.info()
                .map(info -> info.versionNumbers(2))
                .filter(version ->
                        version[0] < OLDEST.get(0) || version[0] == OLDEST.get(0) && version[1] < OLDEST.get(1))
                .isPresent();
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of();
    }
}
