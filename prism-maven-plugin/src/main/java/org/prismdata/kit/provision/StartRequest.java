package org.prismdata.kit.provision;

import java.util.List;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;

/**
 * Services to start for a module.
 *
 * @param module whose they are
 * @param services what to start
 * @param keep leave them up after the build, until {@code prism:stop}
 * @param registries where images come from that are not on this machine
 * @param lifetimes how long they may live where nobody removes them
 * @param snapshots whether a service may start from an image in which it was initialised before
 */
public record StartRequest(
        Module module,
        List<ServiceRequest> services,
        boolean keep,
        Registries registries,
        Lifetimes lifetimes,
        boolean snapshots) {
    public StartRequest {
        services = List.copyOf(services);
    }
}
