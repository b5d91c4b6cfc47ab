package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;

/** Where programs such as Testcontainers find the engine. */
final class ApiSocket implements Check {
    @Override
    public String name() {
        return "api-socket";
    }

    @Override
    public List<Finding> look(Facts facts) {
        EngineFacts engine = facts.engine();
        if (engine.refusal().isPresent()) {
            return List.of();
        }
        Optional<DockerHost> dead = facts.build().dockerHost().filter(host -> !host.answers());
        if (dead.isPresent()) {
            return List.of(Finding.warning(
                    name(),
                    "DOCKER_HOST is " + dead.get().address() + ", where "
                            + (dead.get().there() ? "nothing answers" : "there is no socket"),
                    "tests that use Testcontainers look there, and the kit leaves what you have set as it is",
                    "unset DOCKER_HOST, or start what listens there: systemctl --user enable --now podman.socket"));
        }
        if (facts.rootless() && engine.info().isPresent()) {
            String path = engine.info().get().socket();
            return List.of(Finding.ok(
                    name(), engine.socket() ? path : "none is up; the kit starts one while Testcontainers needs it"));
        }
        return List.of();
    }
}
