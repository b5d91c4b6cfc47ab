package org.prismdata.kit.snapshot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.Image;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.service.WarmStart;
import org.prismdata.kit.session.MachineLock;

/**
 * Keeps, for each definition of a service, an image in which it is initialised. It never holds data of a test run: it is
 * made of a container that nobody but the kit has seen.
 */
public final class Snapshots {
    private static final String REPOSITORY = "localhost/prism-snapshot/";
    /** To be raised when what is made differs, for the same definition. */
    private static final String VERSION = "3";

    private static final int KEPT = 5;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    private final ContainerEngine engine;

    public Snapshots(ContainerEngine engine) {
        this.engine = engine;
    }

    /** The snapshot for a request; empty if there is none, or one of another edition of the service's image. */
    public Optional<Snapshot> find(ServiceRequest request, WarmStart warm) {
        ImageName name = name(request, warm);
        List<Image> both = engine.images().findAll(List.of(name, request.image()));
        return both.size() == 2 && both.get(0).origin().equals(both.get(1).content())
                ? Optional.of(new Snapshot(name, both.get(0).environment()))
                : Optional.empty();
    }

    /**
     * Makes the snapshot for a request, unless another build does so at the same moment, and removes those that are many
     * snapshots old.
     *
     * @param initialisation starts a container for it, waits until it serves, and returns its name
     * @param progress told why there is none, if the engine can't make it
     * @return empty if the engine can't make it, as on a full disk
     */
    public Optional<Snapshot> make(
            ServiceRequest request, WarmStart warm, Initialisation initialisation, Consumer<String> progress) {
        ImageName name = name(request, warm);
        return MachineLock.holding(
                name.toString(),
                () -> find(request, warm).or(() -> {
                    String container = initialisation.start();
                    try {
                        commit(name, request, container);
                    } catch (PrismException e) {
                        progress.accept(request.name() + " starts without a snapshot: " + e.reason());
                    } finally {
                        engine.remove(List.of(container));
                    }
                    return find(request, warm);
                }));
    }

    private void commit(ImageName name, ServiceRequest request, String container) {
        engine.stop(container, TIME_TO_STOP);
        engine.images()
                .commit(
                        container,
                        name,
                        engine.images()
                                .find(request.image())
                                .map(Image::content)
                                .orElse(""));
        engine.images().removeOldCommits(KEPT);
    }

    private static ImageName name(ServiceRequest request, WarmStart warm) {
        Map<String, String> environment = new TreeMap<>(request.environment());
        environment.putAll(warm.environment());
        String key = Fingerprint.of(List.of(VERSION, request.initialisation(), environment.toString()));
        return ImageName.parse(REPOSITORY + request.name() + ":" + key, "the snapshot's name");
    }

    /** Starts the container that is made an image. */
    public interface Initialisation {
        String start();
    }
}
