package org.prismdata.kit.doctor;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineInfo;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.EngineProbe;
import org.prismdata.kit.engine.HostPort;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.host.HostFacts;
import org.prismdata.kit.host.HostReader;
import org.prismdata.kit.host.OperatingSystem;
import org.prismdata.kit.image.Jdk;
import org.prismdata.kit.machine.PodmanMachine;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.provision.Upkeep;
import org.prismdata.kit.pull.RegistryProbe;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.DiskFolder;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Ownership;

/** Gathers all facts, once; what waits for other programs does so at the same time. */
final class FactFinder {
    private static final OperatingSystem SYSTEM = OperatingSystem.named(System.getProperty("os.name"));
    /** What Podman itself has in the folder of its networks. */
    private static final Set<String> OWN_NETWORK = Set.of("podman.json", "netavark.lock");

    private static final String UNIX = "unix://";
    private static final Pattern WRAPPED = Pattern.compile("apache-maven-(\\d[^/]*?)-bin\\.zip");
    private static final Pattern JAVA_VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");

    private final Examination examination;
    private final Function<String, Optional<String>> environment;

    /** @param environment looks up an environment variable */
    FactFinder(Examination examination, Function<String, Optional<String>> environment) {
        this.examination = examination;
        this.environment = environment;
    }

    Facts find() {
        CompletableFuture<HostFacts> host = begin(() -> HostReader.read(new ProcessRunner()));
        try {
            ContainerEngine engine = examination.engine().get();
            CompletableFuture<Set<ImageName>> present = begin(() -> present(engine));
            EngineFacts facts = engine(engine);
            return new Facts(
                    await(host),
                    facts,
                    machines(engine),
                    build(facts, facts.refusal().isPresent() ? Set.of() : await(present)));
        } catch (PrismException e) {
            EngineFacts none = EngineFacts.none(e);
            return new Facts(await(host), none, List.of(), build(none, Set.of()));
        }
    }

    private EngineFacts engine(ContainerEngine engine) {
        boolean podmanHere =
                engine.kind() == EngineKind.PODMAN && engine.remoteHost().isEmpty() && SYSTEM == OperatingSystem.LINUX;
        EngineProbe probe = new EngineProbe(engine);
        Upkeep upkeep = new Upkeep(engine);
        CompletableFuture<Optional<EngineInfo>> info =
                begin(() -> engine.kind() == EngineKind.PODMAN ? Optional.of(probe.info()) : Optional.empty());
        // After what Podman tells, which would count the container.
        CompletableFuture<Optional<PrismException>> trial =
                info.thenApplyAsync(told -> podmanHere ? trial(probe) : Optional.empty(), FactFinder::inBackground);
        CompletableFuture<Upkeep.Remains> remains =
                begin(() -> upkeep.look(examination.lifetimes().idle()));
        CompletableFuture<List<String>> outdated = begin(() -> podmanHere ? outdated(probe) : List.of());
        List<CompletableFuture<RegistryProbe.Answer>> registries = registries(probe);
        try {
            Optional<EngineInfo> known = await(info);
            return new EngineFacts(
                    Optional.of(engine.kind()),
                    engine.program().toString(),
                    engine.remoteHost(),
                    known.map(EngineInfo::version).orElseGet(probe::dockerVersion),
                    podmanHere ? known : Optional.empty(),
                    Optional.empty(),
                    await(trial),
                    known.filter(found -> answers(Path.of(found.socket()))).isPresent(),
                    known.filter(FactFinder::hasNothingElse).isPresent(),
                    registries.stream().map(FactFinder::await).toList(),
                    await(remains),
                    await(outdated));
        } catch (PrismException e) {
            return EngineFacts.broken(engine.kind(), engine.program().toString(), e);
        }
    }

    /** Those of a build, so that a container is a left-over should we be killed. */
    private static Map<String, String> labels() {
        return new Ownership(BuildSession.current().toString(), Host.key(), "", "", "doctor", false, "").labels();
    }

    private static List<PodmanMachine> machines(ContainerEngine engine) {
        boolean some = engine.kind() == EngineKind.PODMAN && SYSTEM != OperatingSystem.LINUX;
        return some
                ? new EngineProbe(engine).machines().map(PodmanMachine::parse).orElse(List.of())
                : List.of();
    }

    private static Optional<PrismException> trial(EngineProbe probe) {
        try (DiskFolder empty = DiskFolder.make()) {
            return probe.trial(empty.path(), labels());
        }
    }

    private List<ImageName> wanted() {
        Set<ImageName> images = new LinkedHashSet<>();
        for (StartRequest project : examination.projects()) {
            project.services().stream()
                    .filter(service -> service.service().builtBy().isEmpty())
                    .forEach(service -> images.add(service.image()));
            project.compose()
                    .ifPresent(compose -> compose.file().services().stream()
                            .flatMap(service -> service.image().stream())
                            .forEach(images::add));
        }
        return List.copyOf(images);
    }

    private Set<ImageName> present(ContainerEngine engine) {
        List<ImageName> images = wanted();
        // The price of one question, if all are here.
        if (!images.isEmpty() && !engine.images().findAll(images).isEmpty()) {
            return new LinkedHashSet<>(images);
        }
        Set<ImageName> present = new LinkedHashSet<>();
        images.stream().filter(image -> engine.images().find(image).isPresent()).forEach(present::add);
        return present;
    }

    private List<CompletableFuture<RegistryProbe.Answer>> registries(EngineProbe probe) {
        if (examination.registries().offline()) {
            return List.of();
        }
        RegistryProbe asked = new RegistryProbe(probe, examination.registries());
        Map<String, ImageName> one = new LinkedHashMap<>();
        List<ImageName> images = wanted();
        (images.isEmpty() ? ServiceCatalog.defaultImages().subList(0, 1) : images)
                .stream().filter(image -> !image.local()).forEach(image -> one.putIfAbsent(image.registry(), image));
        return one.values().stream().map(image -> begin(() -> asked.ask(image))).toList();
    }

    private static List<String> outdated(EngineProbe probe) {
        List<EngineProbe.Commit> commits = probe.commits();
        Set<String> contents = commits.isEmpty() ? Set.of() : probe.contents();
        // An image may go between the two questions; then it is not known which are left.
        return contents.isEmpty()
                ? List.of()
                : commits.stream()
                        .filter(commit -> !commit.origin().isEmpty() && !contents.contains(commit.origin()))
                        .map(EngineProbe.Commit::name)
                        .filter(name -> !name.startsWith("<none>"))
                        .toList();
    }

    private BuildFacts build(EngineFacts engine, Set<ImageName> present) {
        Jdk jdk = Jdk.ofThisProcess();
        List<ImageName> wanted = wanted();
        return new BuildFacts(
                examination.maven(),
                wrapper(),
                jdk.home(),
                Runtime.version().toString(),
                refusal(jdk::jlink),
                otherRuntimes(),
                examination.registries().offline(),
                wanted.stream().filter(image -> !present.contains(image)).toList(),
                wanted.stream().filter(present::contains).toList(),
                isFree(0),
                takenPorts(engine),
                space(engine),
                environment.apply("DOCKER_HOST").map(FactFinder::dockerHost),
                examination.engineVersion(),
                EngineNote.of(examination.root()));
    }

    private Optional<String> wrapper() {
        return text(examination.root().resolve(Path.of(".mvn", "wrapper", "maven-wrapper.properties")))
                .map(WRAPPED::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }

    /** The runtimes that images were linked with, by the file in which each names itself. */
    private List<String> otherRuntimes() {
        String java = System.getProperty("java.version");
        List<String> versions = new ArrayList<>();
        for (Path target : examination.targets()) {
            for (Path folder : list(target.resolve(Path.of("prism", "image")))) {
                if (folder.getFileName().toString().startsWith("runtime-")) {
                    text(folder.resolve("release"))
                            .map(JAVA_VERSION::matcher)
                            .filter(Matcher::find)
                            .map(matcher -> matcher.group(1))
                            .filter(version -> !version.equals(java))
                            .ifPresent(versions::add);
                }
            }
        }
        return versions.stream().distinct().toList();
    }

    private Map<Integer, String> takenPorts(EngineFacts engine) {
        Map<Integer, String> taken = new TreeMap<>();
        for (StartRequest project : examination.projects()) {
            for (ServiceRequest service : project.services()) {
                service.port().ifPresent(port -> {
                    boolean kept = engine.remains().kept().stream().anyMatch(own -> own.port() == port);
                    if (!kept && !isFree(port)) {
                        taken.put(port, service.name());
                    }
                });
            }
        }
        return taken;
    }

    /** One folder of each file system is enough. */
    private Map<Path, Long> space(EngineFacts engine) {
        Map<FileStore, Path> stores = new LinkedHashMap<>();
        Stream.concat(
                        engine.info().map(info -> Path.of(info.graphRoot())).stream(),
                        Stream.of(Path.of(environment.apply("TMPDIR").orElse("/var/tmp")), examination.root()))
                .filter(Files::isDirectory)
                .forEach(folder -> store(folder).ifPresent(store -> stores.putIfAbsent(store, folder)));
        Map<Path, Long> space = new TreeMap<>();
        stores.forEach((store, folder) -> {
            try {
                space.put(folder, store.getUsableSpace());
            } catch (IOException e) {
                // It has just been unmounted, or does not tell.
                return;
            }
        });
        return space;
    }

    private static Optional<FileStore> store(Path folder) {
        try {
            return Optional.of(Files.getFileStore(folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFree(int port) {
        try {
            HostPort.requireFree(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static DockerHost dockerHost(String address) {
        if (!address.startsWith(UNIX)) {
            return new DockerHost(address, true, true);
        }
        Path socket = Path.of(address.substring(UNIX.length()));
        return new DockerHost(address, Files.exists(socket), answers(socket));
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasNothingElse(EngineInfo info) {
        return info.networkBackend().equals("netavark")
                && list(Path.of(info.graphRoot(), "volumes")).isEmpty()
                && list(Path.of(info.graphRoot(), "networks")).stream()
                        .allMatch(
                                file -> OWN_NETWORK.contains(file.getFileName().toString()));
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What is in a file; empty if it is not there, or closed. */
    static Optional<String> text(Path file) {
        try {
            return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PrismException> refusal(Supplier<?> work) {
        try {
            work.get();
            return Optional.empty();
        } catch (PrismException e) {
            return Optional.of(e);
        }
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, FactFinder::inBackground);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "prism-doctor");
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PrismException problem) {
                throw problem;
            }
            throw e;
        }
    }
}
