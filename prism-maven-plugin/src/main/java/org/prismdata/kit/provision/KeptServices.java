package org.prismdata.kit.provision;

import java.util.List;
import java.util.Optional;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.service.ServiceInstance;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.session.Ownership;

/** The services that {@code mvn prism:start} has left up, for builds of the same project to use. */
final class KeptServices {
    private final ContainerEngine engine;
    private final List<Container> containers;

    /** @param containers all of the kit's, with their {@link Ownership#LABELS} */
    KeptServices(ContainerEngine engine, List<Container> containers) {
        this.engine = engine;
        this.containers = containers;
    }

    /**
     * The kept service that is what is asked for.
     *
     * @throws PrismException if it is to be kept, and one of the same name is up with another definition
     */
    Optional<RunningContainer> find(ServiceRequest request, StartRequest start) {
        List<Container> ofName = containers.stream()
                .filter(container -> isKept(container, request, start.module()))
                .toList();
        Optional<Container> found =
                ofName.stream().filter(container -> isSame(container, request)).findFirst();
        if (found.isEmpty()) {
            if (start.keep()) {
                refuseOther(ofName, request, start.module());
            }
            // A build starts its own, then.
            return Optional.empty();
        }
        Container container = found.get();
        engine.reach(container.name(), container.port());
        LastUse.note(container.name());
        ServiceInstance instance = request.service().instance(engine.environment(container.name()), container.port());
        return Optional.of(new RunningContainer(
                container.name(),
                instance,
                true,
                request.name() + " is already up on " + ContainerEngine.HOST + ":" + container.port()));
    }

    private boolean isSame(Container container, ServiceRequest request) {
        return container.running()
                && Ownership.of(container.labels()).definition().equals(request.definition())
                && engine.runsNow(container.name(), request.image());
    }

    /** Other modules may keep another under this name, but a module only one. */
    private static void refuseOther(List<Container> ofName, ServiceRequest request, Module module) {
        for (Container container : ofName) {
            if (Ownership.of(container.labels()).module().equals(module.coordinates())) {
                throw new PrismException(
                        request.name() + " is already up as " + container.name() + ", but not as configured now",
                        container.running()
                                ? "its image, environment, command, port or files are no more what is asked for"
                                : "its status is: " + container.status(),
                        "mvn prism:stop prism:start  (its data is lost)");
            }
        }
    }

    private static boolean isKept(Container container, ServiceRequest request, Module module) {
        Ownership owner = Ownership.of(container.labels());
        return owner.kept()
                && owner.rootKey().equals(module.rootKey())
                && owner.service().equals(request.name());
    }
}
