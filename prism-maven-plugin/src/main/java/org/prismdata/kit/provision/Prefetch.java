package org.prismdata.kit.provision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<ImageName, ServiceRequest> missing = new LinkedHashMap<>();
        services.stream().map(ServiceRequest::image).distinct().forEach(image -> {
            ServiceRequest request = services.stream()
                    .filter(any -> any.image().equals(image))
                    .findFirst()
                    .orElseThrow();
            if (request.service().builtBy().isPresent()) {
                log.accept(
                        image + " is built here: " + request.service().builtBy().get());
            } else if (engine.image(image).isPresent()) {
                log.accept(image + " is here already");
            } else {
                missing.put(image, request);
            }
        });
        if (registries.offline() && !missing.isEmpty()) {
            throw ImagePull.offline(missing.keySet());
        }
        ServiceImages images = new ServiceImages(engine, registries, log);
        missing.forEach(images::fetch);
    }
}
