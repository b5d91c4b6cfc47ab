package org.prismdata.kit.provision;

import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.pull.ImagePull;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.service.ServiceRequest;

/** Sees to it that the images of services are on this machine: those that are built here are never fetched. */
final class ServiceImages {
    private final ImagePull pull;

    ServiceImages(ContainerEngine engine, Registries registries, Consumer<String> progress) {
        pull = new ImagePull(engine, registries, progress);
    }

    /**
     * Fetches an image that is not there.
     *
     * @throws PrismException if it can't be fetched, or may not be
     */
    void fetch(ImageName image, ServiceRequest request) {
        refuseBuiltHere(image, request);
        pull.fetch(image);
    }

    /** @throws PrismException if no registry has an image that is not there */
    static void refuseBuiltHere(ImageName image, ServiceRequest request) {
        if (image.local() || request.service().builtBy().isPresent()) {
            throw new PrismException(
                    "image " + image + ", asked for by " + request.name() + ", is not on this machine",
                    "it is one that is built here, so it is not pulled",
                    request.service()
                            .builtBy()
                            .orElse("build it, or name another with <image> or -Dprism." + request.name()
                                    + ".image=…"));
        }
    }
}
