package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

/** Builds a plugin's image: its runtime, its jars, the archive of its classes; has Jib assemble it, hands it over, tries it. */
public final class ImageBuild {
    private static final double NANO = 1e9;

    /** Jib's part. */
    public interface Assembly {
        /** Writes the image to the request's archive. */
        void write(RuntimeParts parts) throws Exception;

        /** Pushes it to the registry of a name, with gzip layers. */
        void push(ImageName name, RuntimeParts parts) throws Exception;

        /** Gives several pushed images the request's name in the registry; the platform that asks chooses. */
        void index(List<ImageName> images) throws Exception;

        /** Pushes what is in an OCI layout. */
        void push(Path layout, List<ImageName> names) throws Exception;
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
        Supplier<String> took = () -> ImageReport.format("%.1f s", (System.nanoTime() - start) / NANO);
        List<TargetPlatform> platforms = request.targets().platforms();
        boolean pushed = request.output() == ImageOutput.REGISTRY;
        request.budget().requireMeasurable(pushed);
        TargetPlatform.requireOneName(platforms, pushed);
        ImageParts maker = new ImageParts(request, engines, fetch, runner, log);
        Map<TargetPlatform, RuntimeSource> sources = linksRuntime(request) ? maker.sources() : Map.of();
        Optional<ContainerEngine> engine = engine(request);
        ImageCompression compression = compression(request, engine);

        for (TargetPlatform platform : platforms) {
            RuntimeParts parts =
                    linksRuntime(request) ? maker.of(platform, sources.get(platform)) : maker.withoutRuntime(platform);
            Assembled image = assemble(request, platform, parts, engine, compression);
            if (pushed) {
                push(request, platform, image.parts(), compression);
            } else if (Files.exists(request.tar())) {
                deliver(request, new Delivery(request, platform, compression, took, log), image, engine);
            } else {
                log.accept("No image: Jib was told to skip it (jib.skip or jib.containerize)");
            }
        }
        if (pushed) {
            if (platforms.size() > 1) {
                assembly.index(platforms.stream().map(request::nameFor).toList());
            }
            log.accept("Image " + request.name() + " built in " + took.get() + " and pushed");
            log.accept("Try it: " + run(request, engine));
        }
    }

    private static ImageCompression compression(ImageRequest request, Optional<ContainerEngine> engine) {
        boolean layouts = engine.filter(Candidate::readsLayouts).isPresent();
        ImageCompression compression =
                request.compression().orElseGet(() -> ImageCompression.byDefault(request.output(), layouts));
        compression.checkFor(request.output(), engine.map(ContainerEngine::kind).orElse(EngineKind.PODMAN), layouts);
        return compression;
    }

    /**
     * An image, which is in the request's archive unless Jib was told to skip it, or pushes it itself.
     *
     * @param parts what it is assembled of
     * @param complete whether its class archive has the project's own classes
     */
    private record Assembled(RuntimeParts parts, boolean complete) {}

    private Assembled assemble(
            ImageRequest request,
            TargetPlatform platform,
            RuntimeParts linked,
            Optional<ContainerEngine> engine,
            ImageCompression compression)
            throws Exception {
        Files.deleteIfExists(request.tar());
        RuntimeParts parts = request.program().isPresent()
                ? program(request, linked, request.program().get())
                : linked;
        boolean here = platform.equals(ImageParts.here());
        if (linksRuntime(request) && !here) {
            log.accept("No class archive for " + platform + ": to make it the image is run, and this machine runs "
                    + ImageParts.here());
        }
        if (engine.isPresent() && archives(request) && here) {
            TrainedImage image = new TrainedImage(request, engine.get(), links(request, parts), assembly, log);
            return new Assembled(image.assemble(parts).orElse(parts), image.complete());
        }
        if (request.output() != ImageOutput.REGISTRY || compression == ImageCompression.ZSTD) {
            assembly.write(parts);
        }
        return new Assembled(parts, true);
    }

    private void deliver(ImageRequest request, Delivery delivery, Assembled image, Optional<ContainerEngine> engine)
            throws IOException {
        if (request.output() == ImageOutput.TAR) {
            delivery.toFile();
        } else {
            delivery.toEngine(engine.orElseThrow(), image.parts().archive().isPresent(), image.complete());
        }
        log.accept("Try it: " + run(request, engine));
    }

    private void push(ImageRequest request, TargetPlatform platform, RuntimeParts parts, ImageCompression compression)
            throws Exception {
        if (compression == ImageCompression.GZIP) {
            assembly.push(request.nameFor(platform), parts);
            return;
        }
        DockerArchive archive = DockerArchive.read(request.tar());
        Path folder = request.workFolder().resolve(Candidate.FOLDER);
        OciLayout layout = OciLayout.write(archive, folder, request.cache(), Set.of());
        // Under all its names; where an index will have these, under that of its platform.
        List<ImageName> names = request.targets().platforms().size() > 1
                ? List.of(request.nameFor(platform))
                : ImageName.parseAll(archive.names());
        assembly.push(layout.folder(), names);
        GeneratedFolder.delete(layout.folder());
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

    private static String run(ImageRequest request, Optional<ContainerEngine> engine) {
        return engine.map(found -> found.kind().program()).orElse("podman")
                + " run --rm --read-only --cap-drop=all -p 50051:50051 " + request.name();
    }
}
