package org.prismdata.kit.doctor;

import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.host.HostFacts;

/** The program that makes a container. */
final class ContainerRuntime implements RootlessCheck {
    @Override
    public String name() {
        return "runtime";
    }

    @Override
    public Finding lookHere(Facts facts) {
        HostFacts host = facts.host();
        Optional<String> asked = host.containersConf().value("engine", "runtime");
        if (facts.engine().info().isPresent()) {
            return Finding.ok(name(), facts.engine().info().get().runtime());
        }
        boolean known =
                asked.map(name -> host.has(name) || name.startsWith("/")).orElse(true);
        if (!known || !host.has("crun") && !host.has("runc")) {
            Finding finding = Finding.failure(
                    name(),
                    EngineFailure.NO_RUNTIME.meaning(),
                    known
                            ? "neither crun nor runc is there"
                            : "containers.conf has runtime = \"" + asked.orElseThrow() + "\", and there is none",
                    EngineFailure.NO_RUNTIME.fix());
            return host.has("crun")
                    ? finding.repairedBy(RecommendedSettings.configure(host, "engine", "runtime", "\"crun\""))
                    : finding;
        }
        return Finding.ok(name(), host.has("crun") ? "crun" : "runc");
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.NO_RUNTIME);
    }
}
