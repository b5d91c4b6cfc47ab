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
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.kit.budget.Measured;
import org.prismdata.kit.classpath.ClassPathJars;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.oci.DockerArchive;
import org.prismdata.kit.oci.OciLayout;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.training.Training;

/** Builds a plugin's image: its runtime, its jars, the archive of its classes; has Jib assemble it, hands it over, tries it. */
public final class ImageBuild {
    private static final double NANO = 1e9;
    private static final double STOP_LIMIT_MILLIS = 1_000;

    /** Jib's part. */
    public interface Assembly {
        /** Writes the image to the request's archive. */
        void write(RuntimeParts parts) throws Exception;

        /** Pushes it to the registry of its name. */
        void push(RuntimeParts parts) throws Exception;
    }

    private final ProcessRunner runner;
    private final Supplier<ContainerEngine> engines;
    private final Assembly assembly;
    private final Consumer<String> log;

    /**
     * @param runner runs the JDK's tools
     * @param engines finds the engine; asked only if the image goes there, or has to be run
     * @param assembly writes or pushes the image
     * @param log told what was done, line by line
     */
    public ImageBuild(
            ProcessRunner runner, Supplier<ContainerEngine> engines, Assembly assembly, Consumer<String> log) {
        this.runner = runner;
        this.engines = engines;
        this.assembly = assembly;
        this.log = log;
    }

    /**
     * Builds it. All that can be refused is refused before the first step.
     *
     * @throws PrismException if this machine, its JDK or its engine can't do it
     * @throws Exception whatever the assembly throws
     */
    public void build(ImageRequest request) throws Exception {
        long start = System.nanoTime();
        request.budget().requireMeasurable(request.output() == ImageOutput.REGISTRY);
        LinuxHost host = LinuxHost.ofThisMachine();
        Jdk jdk = Jdk.ofThisProcess();
        jdk.jlink();
        Optional<ContainerEngine> engine = engine(request);
        boolean layouts = engine.isPresent() && TrainedImage.readsLayouts(engine.get());
        ImageCompression compression =
                request.compression().orElseGet(() -> ImageCompression.byDefault(request.output(), layouts));
        compression.checkFor(request.output(), engine.map(ContainerEngine::kind).orElse(EngineKind.PODMAN), layouts);

        RuntimeParts parts = parts(request, host, jdk);
        Files.deleteIfExists(request.tar());
        boolean complete = true;
        if (engine.isPresent() && archives(request)) {
            TrainedImage image = new TrainedImage(
                    request, engine.get(), jdk.linksClasses() && !request.reproducible(), assembly, log);
            parts = image.assemble(parts).orElse(parts);
            complete = image.complete();
        } else if (request.output() != ImageOutput.REGISTRY) {
            assembly.write(parts);
        }
        if (request.output() == ImageOutput.REGISTRY) {
            assembly.push(parts);
            log.accept("Image " + request.name() + " built in " + seconds(start) + " and pushed");
            log.accept("Try it: " + run(request, engine));
        } else if (Files.exists(request.tar())) {
            deliver(request, compression, engine, parts.archive().isPresent(), complete, start);
        } else {
            log.accept("No image: Jib was told to skip it (jib.skip or jib.containerize)");
        }
    }

    /** The engine, if it is needed or may be of use. */
    private Optional<ContainerEngine> engine(ImageRequest request) {
        if (request.output() == ImageOutput.ENGINE
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
                && request.variant() != ImageVariant.JRE
                && !request.ownEntrypoint();
    }

    private RuntimeParts parts(ImageRequest request, LinuxHost host, Jdk jdk) throws IOException {
        ClassPathJars jars = jars(request, jdk);
        if (request.variant() == ImageVariant.JRE) {
            return new RuntimeParts(
                    Optional.empty(), Optional.empty(), Optional.empty(), jars, Optional.empty(), host.architecture());
        }
        ProgramPath programs = ProgramPath.ofThisProcess();
        Optional<Path> tools = request.debug() && request.base().isEmpty()
                ? Optional.of(DebugTools.find(programs, request.workFolder()))
                : Optional.empty();
        Path runtime = new JavaRuntime(jdk, programs.find("strip", List.of()), request.debug(), runner)
                .link(modules(request, jdk, jars), request.workFolder());
        if (request.variant() == ImageVariant.ALPINE) {
            requireMusl(runtime, jdk);
        }
        // A base's own C library must not be overwritten: its programs are linked against it.
        Optional<Path> system = request.base().isPresent()
                ? Optional.empty()
                : Optional.of(SystemFiles.write(new SharedLibraries(runner).of(runtime), request.workFolder()));
        return new RuntimeParts(system, Optional.of(runtime), tools, jars, Optional.empty(), host.architecture());
    }

    private ClassPathJars jars(ImageRequest request, Jdk jdk) throws IOException {
        ClassPathJars merged = ClassPathJars.merge(request.classPath(), jdk.version(), request.workFolder());
        if (request.shrinking().isEmpty()) {
            return merged;
        }
        ClassPathJars shrunk = request.shrinking().get().of(merged, jdk.home(), request.workFolder(), runner);
        log.accept(ImageReport.format(
                "Shrunk the dependencies from %s to %s, not compressed",
                ImageReport.megabytes(Files.size(merged.dependencies())),
                ImageReport.megabytes(Files.size(shrunk.dependencies()))));
        return shrunk;
    }

    private Set<String> modules(ImageRequest request, Jdk jdk, ClassPathJars jars) throws IOException {
        ModuleScan.Result scan =
                new RuntimeModules(ModuleScan.ofThisJdk(), jdk, request.workFolder()).of(jars, request.extraModules());
        log.accept("Java " + jdk.version() + " runtime of " + String.join(", ", scan.modules()));
        scan.leftOut()
                .forEach((module, user) -> log.accept("Left out " + module + ", which " + user
                        + " refers to for a display; -Dprism.image.modules=" + module + " adds it"));
        Set<String> modules = new TreeSet<>(scan.modules());
        if (request.debug()) {
            modules.addAll(JavaRuntime.DEBUG_MODULES);
        }
        return modules;
    }

    private static void requireMusl(Path runtime, Jdk jdk) throws IOException {
        String loader = ElfInterpreter.of(Files.readAllBytes(runtime.resolve("bin/java")))
                .orElse("");
        if (!loader.contains("musl")) {
            throw new PrismException(
                    "prism.image.variant is 'alpine', and the JDK " + jdk.home() + " is not made for it",
                    "Alpine's C library is musl, and that JDK needs " + loader,
                    "run Maven with a JDK for musl (JAVA_HOME is its folder), or leave -Dprism.image.variant out");
        }
    }

    private static Measured measured(List<DockerArchive.Layer> layers) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        layers.forEach(layer -> sizes.merge(layer.name(), layer.compressed(), Long::sum));
        return new Measured(sizes, Optional.empty());
    }

    private void deliver(
            ImageRequest request,
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
        Path record = request.workFolder()
                .resolve("measured-" + request.variant().name().toLowerCase(Locale.ROOT)
                        + (request.debug() ? "-debug" : ""));
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
        } else if (request.check()) {
            Optional<Duration> answered =
                    changed ? check(request, engine.orElseThrow(), archived) : before.flatMap(Measured::start);
            now = answered.map(now::withStart).orElse(now);
        }
        request.budget().checkStart(request.name().toString(), now, before);
        now.write(record);
        log.accept("Try it: " + run(request, engine));
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
            List<ImageName> names = archive.names().stream()
                    .map(text -> ImageName.parse(text, "the image's name"))
                    .toList();
            changed = engine.orElseThrow()
                    .loadLayout(layout.get().folder(), names, layout.get().id());
        } else {
            layout.get().archive(request.tar());
        }
        GeneratedFolder.delete(layout.get().folder());
        return changed;
    }

    /** Returns how long after its start the image gave its first answer; empty if it ended by itself. */
    private Optional<Duration> check(ImageRequest request, ContainerEngine engine, boolean archived)
            throws IOException {
        Training.Run run =
                new Training(engine, request.labels(), RuntimePlan.GRPC_PORT).check(request.name(), archived);
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
