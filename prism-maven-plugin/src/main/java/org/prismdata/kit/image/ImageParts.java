package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.prismdata.kit.classpath.ClassPathJars;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.platform.BuilderContainer;
import org.prismdata.kit.platform.RuntimeSource;
import org.prismdata.kit.platform.SystemRoot;
import org.prismdata.kit.platform.TargetJdk;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/** Makes what an image is assembled of, for each platform, but for the archive of its classes. */
final class ImageParts {
    private static final Path THIS_SYSTEM = Path.of("/");
    /** Programs that take symbols out of libraries of any platform. */
    private static final List<String> ANY_STRIP = List.of("llvm-strip");

    private final ImageRequest request;
    private final Supplier<ContainerEngine> engines;
    private final BiConsumer<ContainerEngine, ImageName> fetch;
    private final ProcessRunner runner;
    private final Consumer<String> log;

    /**
     * @param engines finds the engine; asked only if a runtime is linked in a container
     * @param fetch sees to it that an image is in the engine
     */
    ImageParts(
            ImageRequest request,
            Supplier<ContainerEngine> engines,
            BiConsumer<ContainerEngine, ImageName> fetch,
            ProcessRunner runner,
            Consumer<String> log) {
        this.request = request;
        this.engines = engines;
        this.fetch = fetch;
        this.runner = runner;
        this.log = log;
    }

    /** The platform of this machine's processor, whose containers run here. */
    static TargetPlatform here() {
        return TargetPlatform.ofProcessor(System.getProperty("os.arch"));
    }

    /**
     * Where each platform's runtime comes from.
     *
     * @throws PrismException if one can't be had here
     */
    Map<TargetPlatform, RuntimeSource> sources() throws IOException {
        Map<TargetPlatform, RuntimeSource> sources =
                new TreeMap<>((one, other) -> one.architecture().compareTo(other.architecture()));
        RuntimeSource.requireAllUsed(request.targets().jdks(), request.targets().platforms());
        RuntimeSource.Given given = new RuntimeSource.Given(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version().feature(),
                request.targets().jdks(),
                request.base().isPresent(),
                request.targets().builder().isPresent(),
                this::hasEngine);
        for (TargetPlatform platform : request.targets().platforms()) {
            RuntimeSource source = RuntimeSource.of(platform, given);
            if (request.variant() == ImageVariant.ALPINE && source != RuntimeSource.BUILDER_CONTAINER) {
                (source == RuntimeSource.TARGET_JDK ? target(platform) : Jdk.ofThisProcess()).requireMusl();
            }
            if (source != RuntimeSource.BUILDER_CONTAINER) {
                jdk(platform, source).jlink();
            }
            sources.put(platform, source);
        }
        return sources;
    }

    private boolean hasEngine() {
        try {
            engines.get();
            return true;
        } catch (PrismException e) {
            return false;
        }
    }

    private Jdk target(TargetPlatform platform) {
        return RuntimeSource.targetJdk(platform, request.targets().jdks())
                .map(jdk -> new Jdk(jdk.home(), jdk.version()))
                .orElseThrow();
    }

    /** The JDK whose jlink is run here. */
    private Jdk jdk(TargetPlatform platform, RuntimeSource source) {
        return source == RuntimeSource.TARGET_JDK
                        && RuntimeSource.targetJdk(platform, request.targets().jdks())
                                .orElseThrow()
                                .runsHere()
                ? target(platform)
                : Jdk.ofThisProcess();
    }

    /** Those of an image whose base brings all of Java, or that has a program in its place. */
    RuntimeParts withoutRuntime(TargetPlatform platform) throws IOException {
        Optional<Path> system = request.base().isPresent()
                ? Optional.empty()
                : Optional.of(SystemFiles.whole(new TreeMap<>(), THIS_SYSTEM, request.workFolder()));
        return new RuntimeParts(
                system,
                Optional.empty(),
                tools(platform),
                jars(Jdk.ofThisProcess()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                platform.architecture());
    }

    RuntimeParts of(TargetPlatform platform, RuntimeSource source) throws IOException {
        Jdk jdk = jdk(platform, source);
        Path folder = platform.equals(here())
                ? request.workFolder()
                : request.workFolder().resolve(platform.architecture());
        ClassPathJars jars = jars(jdk);
        Optional<Path> tools = tools(platform);
        Set<String> modules = modules(jdk, jars);
        Linked linked = switch (source) {
            case THIS_JDK -> linkedHere(jdk, modules, folder);
            case TARGET_JDK ->
                ofTargetJdk(
                        RuntimeSource.targetJdk(platform, request.targets().jdks())
                                .orElseThrow(),
                        jdk,
                        modules,
                        platform,
                        folder);
            case BUILDER_CONTAINER -> inContainer(modules, jdk, folder);
        };
        return new RuntimeParts(
                system(linked, folder),
                Optional.of(linked.runtime()),
                tools,
                jars,
                Optional.empty(),
                Optional.empty(),
                linked.jdk(),
                linked.root().equals(THIS_SYSTEM),
                platform.architecture());
    }

    /** A base's own C library must not be overwritten: its programs are linked against it. */
    private Optional<Path> system(Linked linked, Path folder) throws IOException {
        if (request.base().isEmpty()) {
            return Optional.of(
                    SystemFiles.whole(linked.libraries().orElseThrow().find(), linked.root(), folder));
        }
        return linked.libraries().isEmpty()
                ? Optional.empty()
                : SystemFiles.beside(
                        SharedLibraries.besideTheCLibrary(
                                linked.libraries().get().find(), RuntimePlan.JAVA_HOME),
                        request.variant() == ImageVariant.DISTROLESS,
                        linked.root(),
                        folder);
    }

    /**
     * A linked runtime.
     *
     * @param runtime its folder
     * @param jdk the folder of the JDK it was linked from, if that is on this machine
     * @param root the root folder of the system that it belongs to
     * @param libraries which of that system's it needs; empty if that system is not here
     */
    private record Linked(Path runtime, Optional<Path> jdk, Path root, Optional<Libraries> libraries) {}

    private interface Libraries {
        SortedMap<String, Path> find() throws IOException;
    }

    private Linked linkedHere(Jdk jdk, Set<String> modules, Path folder) throws IOException {
        Optional<Path> strip = ProgramPath.ofThisProcess().find("strip", List.of());
        Path runtime = new JavaRuntime(jdk, Optional.empty(), strip, request.debug(), runner).link(modules, folder);
        return new Linked(
                runtime,
                Optional.of(jdk.home()),
                THIS_SYSTEM,
                Optional.of(() -> new SharedLibraries(runner).of(runtime)));
    }

    private Linked ofTargetJdk(TargetJdk target, Jdk jdk, Set<String> modules, TargetPlatform platform, Path folder)
            throws IOException {
        log.accept("Java runtime for " + platform + " from " + target.home());
        if (target.runsHere()) {
            return linkedHere(jdk, modules, folder);
        }
        ProgramPath programs = ProgramPath.ofThisProcess();
        Optional<Path> strip = Stream.concat(Stream.of(target.processor() + "-linux-gnu-strip"), ANY_STRIP.stream())
                .flatMap(program -> programs.find(program, List.of()).stream())
                .findFirst();
        Path runtime = new JavaRuntime(jdk, Optional.of(target.home().resolve("jmods")), strip, request.debug(), runner)
                .link(modules, folder);
        Path root = target.root().map(SystemRoot::folder).orElse(THIS_SYSTEM);
        return new Linked(
                runtime,
                Optional.of(target.home()),
                root,
                target.root().map(system -> () -> system.libraries(runtime)));
    }

    private Linked inContainer(Set<String> modules, Jdk jdk, Path folder) throws IOException {
        ImageName image = request.targets()
                .builder()
                .orElseGet(() -> ImageName.parse(ImageVariant.builder(jdk.version()), "the builder image"));
        ContainerEngine engine = engines.get();
        if (engine.images().find(image).isEmpty()) {
            fetch.accept(engine, image);
        }
        List<String> options = JavaRuntime.optionsElsewhere(modules, request.debug());
        List<String> inputs = new ArrayList<>(options);
        inputs.add(engine.images().find(image).orElseThrow().id());
        String key = Fingerprint.of(inputs);
        Path built = GeneratedFolder.of(folder, "built", key, unfinished -> {
            log.accept("Linking the Java runtime in a container of " + image);
            new BuilderContainer(engine, image, request.owner()).link(options, !request.debug(), unfinished);
            JavaRuntime.finish(unfinished.resolve(BuilderContainer.RUNTIME), request.debug());
            // The name of a runtime's folder tells it from others.
            Files.move(unfinished.resolve(BuilderContainer.RUNTIME), unfinished.resolve("runtime-" + key));
        });
        Path runtime = built.resolve("runtime-" + key);
        requireVersion(runtime, jdk, image);
        Path root = built.resolve(BuilderContainer.SYSTEM);
        return new Linked(runtime, Optional.empty(), root, Optional.of(() -> filesIn(root)));
    }

    private static SortedMap<String, Path> filesIn(Path root) throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            found.put("/" + root.relativize(file).toString().replace('\\', '/'), file));
        }
        return found;
    }

    private static void requireVersion(Path runtime, Jdk jdk, ImageName image) throws IOException {
        int version = JavaRuntime.version(runtime);
        if (version != jdk.version()) {
            throw new PrismException(
                    "the JDK in " + image + " is another than " + jdk.version() + ", on which Maven runs",
                    "it linked a runtime of version " + version,
                    "name an image with a JDK " + jdk.version() + ": -D" + RuntimeSource.BUILDER_PROPERTY + "=…");
        }
    }

    private Optional<Path> tools(TargetPlatform platform) throws IOException {
        if (!request.debug() || request.base().isPresent()) {
            return Optional.empty();
        }
        String system = System.getProperty("os.name");
        if (!platform.equals(here()) || !system.equals(TargetPlatform.SYSTEM)) {
            throw new PrismException(
                    "prism.image.debug is set for an image of " + platform + " without a base",
                    "its shell would be this machine's, which is one for " + system + " on " + here().architecture(),
                    "name a base image with a shell: -Dprism.image.base=…");
        }
        return Optional.of(DebugTools.find(ProgramPath.ofThisProcess(), request.workFolder()));
    }

    private ClassPathJars jars(Jdk jdk) throws IOException {
        ClassPathJars merged = ClassPathJars.merge(request.classPath(), jdk.version(), request.workFolder());
        if (request.shrinking().isEmpty()) {
            return merged;
        }
        ClassPathJars shrunk = request.shrinking().get().of(merged, jdk.home(), request.workFolder(), runner);
        log.accept(ImageReport.format(
                "Shrunk the dependencies from %s to %s, before compression",
                ImageReport.megabytes(Files.size(merged.dependencies())),
                ImageReport.megabytes(Files.size(shrunk.dependencies()))));
        return shrunk;
    }

    private Set<String> modules(Jdk jdk, ClassPathJars jars) throws IOException {
        ModuleScan.Result scan =
                new RuntimeModules(ModuleScan.of(jdk), jdk, request.workFolder()).of(jars, request.extraModules());
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
}
