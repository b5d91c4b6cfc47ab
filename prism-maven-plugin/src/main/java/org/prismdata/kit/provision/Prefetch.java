package org.prismdata.kit.provision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.prismdata.kit.compose.ComposeFile;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.pull.ImagePull;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.RuntimeFolder;

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
    public void run(List<StartRequest> requests) {
        RuntimeFolder.cleanAbandoned();
        Map<ImageName, Runnable> refusals = new LinkedHashMap<>();
        for (StartRequest request : requests) {
            request.services().forEach(service -> add(service, refusals));
            request.compose().map(ComposeRequest::file).ifPresent(file -> add(file, refusals));
        }
        requests.stream()
                .flatMap(request -> request.services().stream())
                .flatMap(service ->
                        service
                                .service()
                                .builtBy()
                                .map(command -> service.image() + " is built here: " + command)
                                .stream())
                .distinct()
                .forEach(log);
        List<ImageName> missing =
                refusals.keySet().stream().filter(this::isMissing).toList();
        missing.forEach(image -> refusals.get(image).run());
        if (registries.offline() && !missing.isEmpty()) {
            throw ImagePull.offline(missing);
        }
        missing.forEach(new ImagePull(engine, registries, log)::fetch);
    }

    private static void add(ServiceRequest service, Map<ImageName, Runnable> refusals) {
        if (service.service().builtBy().isEmpty()) {
            refusals.putIfAbsent(service.image(), () -> ServiceImages.refuseBuiltHere(service.image(), service));
        }
    }

    private static void add(ComposeFile file, Map<ImageName, Runnable> refusals) {
        file.services().stream()
                .flatMap(service -> service.image().stream())
                .forEach(image -> refusals.putIfAbsent(image, () -> ComposeStart.refuseBuiltHere(image, file)));
    }

    private boolean isMissing(ImageName image) {
        boolean there = engine.images().find(image).isPresent();
        if (there) {
            log.accept(image + " is here already");
        }
        return !there;
    }
}
