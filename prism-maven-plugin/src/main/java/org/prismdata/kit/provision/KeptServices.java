package org.prismdata.kit.provision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.problem.PrismException;
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
        return ofName.stream()
                .filter(container -> isSame(container, request))
                .flatMap(container -> engine.environment(container.name(), request.image()).stream()
                        .map(environment -> found(container, request, environment)))
                .findFirst()
                .or(() -> {
                    if (start.keep()) {
                        refuseOther(ofName, request, start.module());
                    }
                    // A build starts its own, then.
                    return Optional.empty();
                });
    }

    private RunningContainer found(Container container, ServiceRequest request, Map<String, String> environment) {
        engine.reach(container.name(), container.port());
        LastUse.note(container.name());
        return new RunningContainer(
                container.name(),
                request.service().instance(environment, container.port()),
                true,
                request.name() + " is already up on " + ContainerEngine.HOST + ":" + container.port(),
                List.of());
    }

    private static boolean isSame(Container container, ServiceRequest request) {
        return container.running()
                && Ownership.of(container.labels()).definition().equals(request.definition());
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
