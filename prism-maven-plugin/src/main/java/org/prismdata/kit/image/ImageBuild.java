package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.kit.budget.Measured;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/** Builds a plugin's image: finds its modules, links them, has Jib assemble the image, hands it over. */
public final class ImageBuild {
    private static final double MEGA = 1e6;
    private static final long WORTH_A_LINE = 50_000;
    private static final double NANO = 1e9;

    /** Writes or pushes the image; Jib's part. */
    public interface Assembly {
        /** @param parts what to add to Jib's own layers */
        void assemble(RuntimeParts parts) throws Exception;
    }

    private final ProcessRunner runner;
    private final Supplier<ContainerEngine> engines;
    private final Assembly assembly;
    private final Consumer<String> log;

    /**
     * @param runner runs the JDK's tools
     * @param engines finds the engine; asked only if the image goes there
     * @param assembly writes the image to the request's archive, or pushes it
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
        Optional<ContainerEngine> engine =
                request.output() == ImageOutput.ENGINE ? Optional.of(engines.get()) : Optional.empty();

        RuntimeParts parts = parts(request, host, jdk);
        Files.deleteIfExists(request.tar());
        assembly.assemble(parts);
        if (request.output() != ImageOutput.REGISTRY && Files.notExists(request.tar())) {
            log.accept("No image: Jib was told to skip it (jib.skip or jib.containerize)");
            return;
        }
        if (request.output() != ImageOutput.REGISTRY) {
            keepWithinBudget(request);
        }
        engine.ifPresent(found -> found.load(request.tar(), request.name()));

        report(request, engine, (System.nanoTime() - start) / NANO);
    }

    private RuntimeParts parts(ImageRequest request, LinuxHost host, Jdk jdk) throws IOException {
        ModuleScan.Result scan = ModuleScan.ofThisJdk().scan(request.classPath(), request.extraModules());
        log.accept("Java " + jdk.version() + " runtime of " + String.join(", ", scan.modules()));
        scan.leftOut()
                .forEach((module, user) -> log.accept("Left out " + module + ", which " + user
                        + " refers to for a display; -Dprism.image.modules=" + module + " adds it"));

        Path runtime = new JavaRuntime(jdk, ProgramPath.ofThisProcess().find("strip", List.of()), runner)
                .link(scan.modules(), request.workFolder());
        if (request.ownBase()) {
            // Its own C library must not be overwritten: the base image's programs are linked against it.
            return new RuntimeParts(runtime, Optional.empty(), host.architecture());
        }
        Path system = SystemFiles.write(new SharedLibraries(runner).of(runtime), request.workFolder());
        return new RuntimeParts(runtime, Optional.of(system), host.architecture());
    }

    /** What is over the budget isn't loaded, and is not what the next build compares with. */
    private static void keepWithinBudget(ImageRequest request) throws IOException {
        Map<String, Long> layers = new LinkedHashMap<>();
        ImageArchive.layers(request.tar()).forEach(layer -> layers.merge(layer.name(), layer.compressed(), Long::sum));
        Measured now = new Measured(layers, Optional.empty());
        Path record = request.workFolder()
                .resolve("measured-" + request.variant().name().toLowerCase(Locale.ROOT));
        Optional<Measured> before = Measured.read(record);
        request.budget().checkSize(request.name().toString(), now, before);
        request.budget().checkStart(request.name().toString(), now, before);
        now.write(record);
    }

    private void report(ImageRequest request, Optional<ContainerEngine> engine, double seconds) throws IOException {
        String run = engine.map(found -> found.kind().program()).orElse("podman")
                + " run --rm --read-only --cap-drop=all -p 50051:50051 " + request.name();
        String built = "Image " + request.name() + " built in " + format("%.1f s", seconds);
        if (request.output() == ImageOutput.REGISTRY) {
            log.accept(built + " and pushed");
            log.accept("Try it: " + run);
            return;
        }
        List<ImageLayer> layers = ImageArchive.layers(request.tar());
        long compressed = layers.stream().mapToLong(ImageLayer::compressed).sum();
        long unpacked = layers.stream().mapToLong(ImageLayer::unpacked).sum();
        log.accept(built + ": " + megabytes(compressed) + " compressed, " + megabytes(unpacked) + " unpacked");
        layers.stream()
                .filter(layer -> layer.compressed() >= WORTH_A_LINE)
                .forEach(layer -> log.accept(format(
                        "  %-24s %9s %9s", layer.name(), megabytes(layer.compressed()), megabytes(layer.unpacked()))));
        if (request.output() == ImageOutput.TAR) {
            log.accept("Load it: podman load --input '" + request.tar() + "'");
        }
        log.accept("Try it: " + run);
    }

    private static String megabytes(long bytes) {
        return format("%.1f MB", bytes / MEGA);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
