package org.prismdata.kit.provision;

import java.util.List;
import java.util.Optional;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;

/**
 * Services to start for a module.
 *
 * @param module whose they are
 * @param services what to start
 * @param compose a Compose file with more to start
 * @param keep leave them up after the build, until {@code prism:stop}
 * @param registries where images come from that are not on this machine
 * @param lifetimes how long they may live where nobody removes them
 * @param snapshots whether a service may start from an image in which it was initialised before
 */
public record StartRequest(
        Module module,
        List<ServiceRequest> services,
        Optional<ComposeRequest> compose,
        boolean keep,
        Registries registries,
        Lifetimes lifetimes,
        boolean snapshots) {
    /** @throws org.prismdata.kit.problem.PrismException if two services have the same name */
    public StartRequest {
        services = List.copyOf(services);
        if (compose.isPresent()) {
            compose.get().refuseNamesOf(services);
        }
    }

    public boolean isEmpty() {
        return services.isEmpty() && compose.isEmpty();
    }
}
