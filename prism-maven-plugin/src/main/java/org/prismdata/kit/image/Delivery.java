package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.kit.budget.Measured;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.oci.DockerArchive;
import org.prismdata.kit.oci.OciLayout;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.training.Training;

/** Hands an image over to this machine, as a file or to the engine: if it is within its budget, and there if it works. */
final class Delivery {
    private static final double STOP_LIMIT_MILLIS = 1_000;

    private final ImageRequest request;
    private final TargetPlatform platform;
    private final ImageCompression compression;
    private final Supplier<String> took;
    private final Consumer<String> log;

    /** @param took tells how long the build has taken so far */
    Delivery(
            ImageRequest request,
            TargetPlatform platform,
            ImageCompression compression,
            Supplier<String> took,
            Consumer<String> log) {
        this.request = request;
        this.platform = platform;
        this.compression = compression;
        this.took = took;
        this.log = log;
    }

    /** As the file that the request names. */
    void toFile() throws IOException {
        DockerArchive archive = DockerArchive.read(request.tar());
        Optional<Measured> before = Measured.read(record(request.variant()));
        List<DockerArchive.Layer> layers = archive.layers();
        if (compression == ImageCompression.ZSTD) {
            Path folder = request.workFolder().resolve(Candidate.FOLDER);
            OciLayout layout = OciLayout.write(archive, folder, request.cache(), Set.of());
            layers = layout.layers();
            checkSize(layers, before);
            layout.archive(request.tar());
            GeneratedFolder.delete(folder);
        } else {
            checkSize(layers, before);
        }
        report("built in", layers, before);
        log.accept("Load it: podman load --input '" + request.tar() + "'");
        finish(measured(layers), before);
    }

    /**
     * Into the engine. Only what is within its budget and works gets the image's name there; else the image before keeps it.
     *
     * @param archived whether it has a class archive
     * @param complete whether that has the project's own classes
     */
    void toEngine(ContainerEngine engine, boolean archived, boolean complete) throws IOException {
        DockerArchive archive = DockerArchive.read(request.tar());
        Optional<Measured> before = Measured.read(record(request.variant()));
        // An archive without the project's classes is for the next minutes: not worth the seconds of the best
        // compression.
        Set<String> hurried = complete ? Set.of() : Set.of(RuntimePlan.ARCHIVE_LAYER);
        boolean layout = compression == ImageCompression.ZSTD;
        try (Candidate image = Candidate.of(request, archive, engine, layout, hurried)) {
            checkSize(image.layers(), before);
            boolean changed = !image.isThere(request.name());
            if (changed) {
                image.load();
            }
            report(changed ? "built in" : "is unchanged,", image.layers(), before);
            ImageName name = changed ? image.name() : request.name();
            Measured now = measured(image.layers());
            Optional<Duration> start = changed ? Optional.empty() : before.flatMap(Measured::start);
            if (request.check()
                    && (changed || start.isEmpty() && request.budget().limitsStart())) {
                start = check(engine, name, archived);
            }
            finish(start.map(now::withStart).orElse(now), before);
            List<ImageName> names = ImageName.parseAll(archive.names());
            if (changed) {
                engine.images().name(name, names);
            } else {
                names.stream().skip(1).forEach(other -> engine.images().tag(name, other));
            }
        }
    }

    private void checkSize(List<DockerArchive.Layer> layers, Optional<Measured> before) {
        // What is over the budget isn't loaded, and is not what the next build compares with.
        request.budget().checkSize(request.name().toString(), measured(layers), before);
    }

    private static Measured measured(List<DockerArchive.Layer> layers) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        layers.forEach(layer -> sizes.merge(layer.name(), layer.compressed(), Long::sum));
        return new Measured(sizes, Optional.empty());
    }

    private void report(String done, List<DockerArchive.Layer> layers, Optional<Measured> before) {
        log.accept("Image " + request.name() + " " + done + " " + took.get() + ", "
                + (compression == ImageCompression.ZSTD ? "zstd" : "gzip") + " and unpacked:");
        ImageReport.lines(layers, before).forEach(log);
    }

    private void finish(Measured now, Optional<Measured> before) throws IOException {
        request.budget().checkStart(request.name().toString(), now, before);
        now.write(record(request.variant()));
        if (request.variant() != ImageVariant.JRE && !request.debug()) {
            ImageReport.beside(now, Measured.read(record(ImageVariant.JRE))).ifPresent(log);
        }
    }

    /** The file that keeps what the project's last image of a variant has measured. */
    private Path record(ImageVariant variant) {
        return request.workFolder()
                .resolve("measured-" + variant.name().toLowerCase(Locale.ROOT)
                        + (request.debug() ? "-debug" : "")
                        + (platform.equals(ImageParts.here()) ? "" : "-" + platform.architecture()));
    }

    /** Returns how long after its start the image gave its first answer; empty if it gave none. */
    private Optional<Duration> check(ContainerEngine engine, ImageName name, boolean archived) throws IOException {
        if (!platform.equals(ImageParts.here())) {
            log.accept("Not checked: images of " + platform + " do not run here");
            return Optional.empty();
        }
        Training.Run run = new Training(engine, request.owner(), RuntimePlan.GRPC_PORT).check(name, archived);
        if (run.firstAnswer().isEmpty()) {
            log.accept("Checked: it ended by itself, with exit code 0");
            return Optional.empty();
        }
        if (run.stopped() > STOP_LIMIT_MILLIS) {
            throw new PrismException(
                    "the image " + request.name() + ImageReport.format(" took %.0f ms to stop", run.stopped()),
                    "on SIGTERM a plugin has to end within a second, or its engine waits for it at each stop",
                    "end its threads in a shutdown hook; -Dprism.image.check=false leaves this check out");
        }
        log.accept(ImageReport.format(
                "Checked: first answer %.0f ms after `%s run`, health %s, stopped in %.0f ms",
                run.firstAnswer().get(),
                engine.kind().program(),
                run.serving() ? "SERVING" : "not SERVING",
                run.stopped()));
        if (!run.serving()) {
            log.accept("That is right for a plugin that nobody has told where its backend is, as in this check;"
                    + " one that needs none has to be SERVING");
        }
        return run.firstAnswer().map(millis -> Duration.ofMillis(Math.round(millis)));
    }
}
