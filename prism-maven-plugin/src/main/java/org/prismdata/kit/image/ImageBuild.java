package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.kit.budget.Measured;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.nativeimage.NativePlan;
import org.prismdata.kit.oci.DockerArchive;
import org.prismdata.kit.oci.OciLayout;
import org.prismdata.kit.platform.RuntimeSource;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.training.Training;

/** Builds a plugin's image: its runtime, its jars, the archive of its classes; has Jib assemble it, hands it over, tries it. */
public final class ImageBuild {
    private static final double NANO = 1e9;
    private static final double STOP_LIMIT_MILLIS = 1_000;

    /** Jib's part. */
    public interface Assembly {
        /** Writes the image to the request's archive. */
        void write(RuntimeParts parts) throws Exception;

        /** Pushes it to the registry of a name, with gzip layers. */
        void push(ImageName name, RuntimeParts parts) throws Exception;

        /** Gives several pushed images the request's name in the registry; the platform that asks chooses. */
        void index(List<ImageName> images) throws Exception;

        /** Pushes what is in an OCI layout. */
        void push(Path layout, List<ImageName> names, ContainerEngine podman) throws Exception;
    }

    private final ProcessRunner runner;
    private final Supplier<ContainerEngine> engines;
    private final BiConsumer<ContainerEngine, ImageName> fetch;
    private final Assembly assembly;
    private final NativeProgram.Compiler compiler;
    private final Consumer<String> log;

    /**
     * @param runner runs the JDK's tools
     * @param engines finds the engine; asked only if the image goes there, or has to be run
     * @param fetch sees to it that an image is in the engine
     * @param assembly writes or pushes the image
     * @param compiler compiles native programs
     * @param log told what was done, line by line
     */
    public ImageBuild(
            ProcessRunner runner,
            Supplier<ContainerEngine> engines,
            BiConsumer<ContainerEngine, ImageName> fetch,
            Assembly assembly,
            NativeProgram.Compiler compiler,
            Consumer<String> log) {
        this.runner = runner;
        this.engines = engines;
        this.fetch = fetch;
        this.assembly = assembly;
        this.compiler = compiler;
        this.log = log;
    }

    /**
     * Builds it. All that can be refused is refused before the first step.
     *
     * @throws PrismException if this machine, its JDK or its engine can't do it
     * @throws Exception whatever the assembly throws
     */
    public void build(ImageRequest request) throws Exception {
        try {
            make(request);
        } catch (Exception e) {
            Optional<String> full = FullDisk.complaint(e);
            if (full.isPresent()) {
                throw FullDisk.message(request, full.get(), e);
            }
            throw e;
        }
    }

    private void make(ImageRequest request) throws Exception {
        long start = System.nanoTime();
        request.budget().requireMeasurable(request.output() == ImageOutput.REGISTRY);
        List<TargetPlatform> platforms = request.targets().platforms();
        TargetPlatform.requireOneName(platforms, request.output() == ImageOutput.REGISTRY);
        ImageParts maker = new ImageParts(request, engines, fetch, runner, log);
        Map<TargetPlatform, RuntimeSource> sources = linksRuntime(request) ? maker.sources() : Map.of();
        Optional<ContainerEngine> engine = engine(request);
        boolean layouts = engine.isPresent() && TrainedImage.readsLayouts(engine.get());
        ImageCompression compression =
                request.compression().orElseGet(() -> ImageCompression.byDefault(request.output(), layouts));
        compression.checkFor(request.output(), engine.map(ContainerEngine::kind).orElse(EngineKind.PODMAN), layouts);

        for (TargetPlatform platform : platforms) {
            Files.deleteIfExists(request.tar());
            RuntimeParts parts =
                    linksRuntime(request) ? maker.of(platform, sources.get(platform)) : maker.withoutRuntime(platform);
            if (request.program().isPresent()) {
                parts = program(request, parts, request.program().get());
            }
            boolean complete = true;
            if (engine.isPresent() && archives(request) && platform.equals(ImageParts.here())) {
                TrainedImage image = new TrainedImage(request, engine.get(), links(request, parts), assembly, log);
                parts = image.assemble(parts).orElse(parts);
                complete = image.complete();
            } else if (request.output() != ImageOutput.REGISTRY || compression == ImageCompression.ZSTD) {
                assembly.write(parts);
            }
            if (linksRuntime(request) && !platform.equals(ImageParts.here())) {
                log.accept("No class archive for " + platform + ": to make it the image is run, and this machine runs "
                        + ImageParts.here());
            }
            if (request.output() == ImageOutput.REGISTRY) {
                if (compression == ImageCompression.GZIP) {
                    assembly.push(request.nameFor(platform), parts);
                } else {
                    pushLayout(request, platform, engine.orElseThrow());
                }
            } else if (Files.exists(request.tar())) {
                deliver(request, platform, compression, engine, parts.archive().isPresent(), complete, start);
            } else {
                log.accept("No image: Jib was told to skip it (jib.skip or jib.containerize)");
            }
        }
        if (request.output() == ImageOutput.REGISTRY) {
            if (platforms.size() > 1) {
                assembly.index(platforms.stream().map(request::nameFor).toList());
            }
            log.accept("Image " + request.name() + " built in " + seconds(start) + " and pushed");
            log.accept("Try it: " + run(request, engine));
        }
    }

    private static boolean linksRuntime(ImageRequest request) {
        return request.variant() != ImageVariant.JRE && request.variant() != ImageVariant.NATIVE;
    }

    /** The engine, if it is needed or may be of use. */
    private Optional<ContainerEngine> engine(ImageRequest request) {
        if (request.output() == ImageOutput.ENGINE
                || request.targets().platforms().size() > 1
                || request.output() == ImageOutput.REGISTRY
                        && request.compression().equals(Optional.of(ImageCompression.ZSTD))
                || request.start().equals(Optional.of(ImageStart.FAST)) && archives(request)) {
            return Optional.of(engines.get());
        }
        if (!archives(request)) {
            return Optional.empty();
        }
        try {
            return Optional.of(engines.get());
        } catch (PrismException e) {
            log.accept("No class archive, for which the image has to be run: " + e.problem()
                    + "; -Dprism.image.start=small leaves it out for good");
            return Optional.empty();
        }
    }

    private static boolean archives(ImageRequest request) {
        return request.start().orElse(ImageStart.FAST) == ImageStart.FAST
                && linksRuntime(request)
                && request.targets().platforms().contains(ImageParts.here())
                && !request.ownEntrypoint();
    }

    private static boolean links(ImageRequest request, RuntimeParts parts) throws IOException {
        return !request.reproducible()
                && JavaRuntime.version(parts.runtime().orElseThrow()) >= ClassArchive.LINKS_CLASSES;
    }

    /** What there is instead of Java. Which class to start, only Jib knows: so it assembles the image with the class path first. */
    private RuntimeParts program(ImageRequest request, RuntimeParts parts, NativePlan plan) throws Exception {
        assembly.write(parts);
        if (Files.notExists(request.tar())) {
            return parts;
        }
        List<String> entrypoint = DockerArchive.read(request.tar()).entrypoint();
        Files.delete(request.tar());
        return parts.withProgram(new NativeProgram(plan, compiler).compile(entrypoint, parts, request));
    }

    private static Measured measured(List<DockerArchive.Layer> layers) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        layers.forEach(layer -> sizes.merge(layer.name(), layer.compressed(), Long::sum));
        return new Measured(sizes, Optional.empty());
    }

    private void deliver(
            ImageRequest request,
            TargetPlatform platform,
            ImageCompression compression,
            Optional<ContainerEngine> engine,
            boolean archived,
            boolean complete,
            long start)
            throws IOException {
        DockerArchive archive = DockerArchive.read(request.tar());
        List<DockerArchive.Layer> layers = archive.layers();
        Optional<OciLayout> layout = Optional.empty();
        if (compression == ImageCompression.ZSTD) {
            // An archive without the project's classes is for the next minutes: not worth the seconds of the best
            // compression.
            Set<String> hurried = complete ? Set.of() : Set.of(RuntimePlan.ARCHIVE_LAYER);
            layout = Optional.of(OciLayout.write(
                    archive, request.workFolder().resolve(TrainedImage.LAYOUT), request.cache(), hurried));
            layers = layout.get().layers();
        }
        Path record = record(request, request.variant(), platform);
        Optional<Measured> before = Measured.read(record);
        Measured now = measured(layers);
        // What is over the budget isn't loaded, and is not what the next build compares with.
        request.budget().checkSize(request.name().toString(), now, before);

        boolean changed = handOver(request, archive, layout, engine);
        log.accept("Image " + request.name() + (changed ? " built in " : " is unchanged, ") + seconds(start) + ", "
                + (compression == ImageCompression.ZSTD ? "zstd" : "gzip") + " and unpacked:");
        ImageReport.lines(layers, before).forEach(log);
        if (request.output() == ImageOutput.TAR) {
            log.accept("Load it: podman load --input '" + request.tar() + "'");
        } else if (request.check() && !platform.equals(ImageParts.here())) {
            log.accept("Not checked: images of " + platform + " do not run here");
        } else if (request.check()) {
            Optional<Duration> answered =
                    changed ? check(request, engine.orElseThrow(), archived) : before.flatMap(Measured::start);
            now = answered.map(now::withStart).orElse(now);
        }
        request.budget().checkStart(request.name().toString(), now, before);
        now.write(record);
        if (request.variant() != ImageVariant.JRE && !request.debug()) {
            ImageReport.beside(now, Measured.read(record(request, ImageVariant.JRE, platform)))
                    .ifPresent(log);
        }
        log.accept("Try it: " + run(request, engine));
    }

    /** The file that keeps what the project's last image of that variant has measured. */
    private static Path record(ImageRequest request, ImageVariant variant, TargetPlatform platform) {
        return request.workFolder()
                .resolve("measured-" + variant.name().toLowerCase(Locale.ROOT)
                        + (request.debug() ? "-debug" : "")
                        + (platform.equals(ImageParts.here()) ? "" : "-" + platform.architecture()));
    }

    /** Under all its names; where an index will have these, under that of its platform. */
    private void pushLayout(ImageRequest request, TargetPlatform platform, ContainerEngine podman) throws Exception {
        DockerArchive archive = DockerArchive.read(request.tar());
        Path folder = request.workFolder().resolve(TrainedImage.LAYOUT);
        OciLayout layout = OciLayout.write(archive, folder, request.cache(), Set.of());
        List<ImageName> names =
                request.targets().platforms().size() > 1 ? List.of(request.nameFor(platform)) : names(archive);
        assembly.push(layout.folder(), names, podman);
        GeneratedFolder.delete(layout.folder());
    }

    private static List<ImageName> names(DockerArchive archive) {
        return archive.names().stream()
                .map(text -> ImageName.parse(text, "the image's name"))
                .toList();
    }

    /** Returns whether the engine had another image of the name, or none; true also where none is asked. */
    private static boolean handOver(
            ImageRequest request, DockerArchive archive, Optional<OciLayout> layout, Optional<ContainerEngine> engine)
            throws IOException {
        if (layout.isEmpty()) {
            if (request.output() == ImageOutput.ENGINE) {
                engine.orElseThrow().load(request.tar(), request.name());
            }
            return true;
        }
        boolean changed = true;
        if (request.output() == ImageOutput.ENGINE) {
            changed = engine.orElseThrow()
                    .loadLayout(
                            layout.get().folder(), names(archive), layout.get().id());
        } else {
            layout.get().archive(request.tar());
        }
        GeneratedFolder.delete(layout.get().folder());
        return changed;
    }

    /** Returns how long after its start the image gave its first answer; empty if it ended by itself. */
    private Optional<Duration> check(ImageRequest request, ContainerEngine engine, boolean archived)
            throws IOException {
        Training.Run run = new Training(engine, request.owner(), RuntimePlan.GRPC_PORT).check(request.name(), archived);
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
                run.serving() ? "SERVING" : "not SERVING, as its backend is not there",
                run.stopped()));
        return run.firstAnswer().map(millis -> Duration.ofMillis(Math.round(millis)));
    }

    private static String run(ImageRequest request, Optional<ContainerEngine> engine) {
        return engine.map(found -> found.kind().program()).orElse("podman")
                + " run --rm --read-only --cap-drop=all -p 50051:50051 " + request.name();
    }

    private static String seconds(long start) {
        return ImageReport.format("%.1f s", (System.nanoTime() - start) / NANO);
    }
}
