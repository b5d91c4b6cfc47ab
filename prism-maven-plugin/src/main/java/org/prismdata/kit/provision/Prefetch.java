package org.prismdata.kit.provision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.pull.ImagePull;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.service.ServiceRequest;

/** Fetches the images of services before a build needs them, so that it can do so offline. */
public final class Prefetch {
    private final ContainerEngine engine;
    private final Registries registries;
    private final Consumer<String> log;

    /** @param log told what is done with each image, a line each */
    public Prefetch(ContainerEngine engine, Registries registries, Consumer<String> log) {
        this.engine = engine;
        this.registries = registries;
        this.log = log;
    }

    /**
     * Sees to the image of each service; one that several have is fetched once, and one that is there is left as it is.
     *
     * @throws org.prismdata.kit.problem.PrismException if one can't be had; if Maven is offline it names all of these
     */
    public void run(List<ServiceRequest> services) {
        Map<ImageName, ServiceRequest> wanted = new LinkedHashMap<>();
        services.forEach(service -> wanted.putIfAbsent(service.image(), service));
        List<ImageName> missing = new ArrayList<>();
        wanted.forEach((image, request) -> {
            Optional<String> builtBy = request.service().builtBy();
            if (builtBy.isPresent()) {
                log.accept(image + " is built here: " + builtBy.get());
            } else if (engine.image(image).isPresent()) {
                log.accept(image + " is here already");
            } else {
                ServiceImages.refuseBuiltHere(image, request);
                missing.add(image);
            }
        });
        if (registries.offline() && !missing.isEmpty()) {
            throw ImagePull.offline(missing);
        }
        missing.forEach(new ImagePull(engine, registries, log)::fetch);
    }
}
