package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.session.UnfinishedImage;

/** Podman or Docker, spoken to through its command line. Every method's failure is a message that names its fix. */
public final class ContainerEngine {
    /** Services listen on the loopback interface only: a test database is nobody else's business. */
    public static final String HOST = "127.0.0.1";

    private static final Duration PULL_LIMIT = Duration.ofMinutes(15);
    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(3);
    private static final Duration REMOVAL_PAUSE = Duration.ofMillis(3);
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(5);
    private static final Pattern GONE = Pattern.compile("[Nn]o such (container|object)");
    private static final Pattern GONE_OR_IN_USE =
            Pattern.compile("not found|[Nn]o such|in use|being used|has active endpoints");
    private static final List<String> BESIDE_CONTAINERS = List.of("network", "volume");
    private static final Pattern PUBLISHED = Pattern.compile("(\\d+)/tcp -> \\S*:(\\d+)");
    private static final String FIELD = "\t";
    private static final String END = "\f";
    private static final Pattern ADDRESS = Pattern.compile("(\\S+:\\d+)->");
    // That on this machine, of a container that runs on another.
    private static final String PORT = "org.prismdata.kit.port";
    private static final String ORIGIN = "{{index .Config.Labels \"" + Image.ORIGIN + "\"}}";
    private static final String CONTAINER = "{{.Image}}\n" + ORIGIN + "\n{{range .Config.Env}}{{println .}}{{end}}";
    private static final String IMAGE = "{{.Id}}\n" + ORIGIN + "\n{{.Size}} {{len .RootFS.Layers}}\n"
            + "{{.RootFS.Layers}} {{.Config.Entrypoint}} {{.Config.Cmd}} {{.Config.User}}\n"
            + "{{range .Config.Env}}{{println .}}{{end}}";

    private final EngineKind kind;
    private final Path program;
    private final Optional<PodmanUrl> url;
    private final Optional<String> runtime;
    private final Forwards forwards;
    private final ProcessRunner runner;

    ContainerEngine(
            EngineKind kind,
            Path program,
            Optional<PodmanUrl> url,
            Optional<String> runtime,
            Forwards forwards,
            ProcessRunner runner) {
        this.kind = kind;
        this.program = program;
        this.url = url;
        this.runtime = runtime;
        this.forwards = forwards;
        this.runner = runner;
    }

    public EngineKind kind() {
        return kind;
    }

    /** Its program's file. */
    public Path program() {
        return program;
    }

    /** The other machine that the containers run on; empty if it is this one. */
    public Optional<String> remoteHost() {
        return url.filter(PodmanUrl::remote).map(podman -> podman.url().getHost());
    }

    /**
     * Has a running container's port on this machine lead to it, if it runs on another, for as long as we run.
     *
     * @param port that on this machine
     * @throws PortTakenException if another program has it
     */
    public void reach(String name, int port) {
        url.filter(PodmanUrl::remote)
                .ifPresent(podman ->
                        forwards.begin(podman, port, publishedPort(name)).await());
    }

    /** What a user types to have a port lead there after us; empty for a container on this machine. */
    public Optional<String> commandToReach(int port) {
        return forwards.find(port).map(Forwards.Forward::command);
    }

    /**
     * Starts a container in the background from an image that is already here.
     *
     * @return false if the image is not here; nothing was started then
     * @throws PortTakenException if another program listens on its port; its name is free then for another attempt
     */
    public boolean run(ContainerSpec spec) {
        try {
            return remoteHost().isPresent() ? runThere(spec) : runHere(spec);
        } catch (PortTakenException e) {
            remove(List.of(spec.name()));
            throw e;
        }
    }

    private boolean runHere(ContainerSpec spec) {
        List<String> arguments = new ArrayList<>(List.of("run", "--detach"));
        new TreeMap<>(spec.readOnlyMounts())
                .forEach((target, source) -> arguments.addAll(List.of("--volume", source + ":" + target + ":ro,z")));
        return make(spec, String.valueOf(spec.hostPort()), arguments);
    }

    /** On a machine that has none of this one's files: they are copied, and that takes a container that does not run yet. */
    private boolean runThere(ContainerSpec spec) {
        if (!make(spec, "", new ArrayList<>(List.of("create", "--label", PORT + "=" + spec.hostPort())))) {
            return false;
        }
        spec.readOnlyMounts()
                .forEach((target, source) -> must(List.of("cp", source.toString(), spec.name() + ":" + target)));
        must(List.of("start", spec.name()));
        reach(spec.name(), spec.hostPort());
        return true;
    }

    /** @param publishedPort on the machine that it runs on; empty for any */
    private boolean make(ContainerSpec spec, String publishedPort, List<String> arguments) {
        arguments.addAll(List.of("--pull=never", "--name", spec.name()));
        spec.ownFiles()
                .ifPresent(files -> arguments.addAll(List.of(
                        "--rm",
                        "--log-driver",
                        "k8s-file",
                        "--log-opt",
                        "path=" + files.log(),
                        "--conmon-pidfile",
                        files.watcher().toString())));
        if (kind == EngineKind.PODMAN) {
            // By the engine's own watcher of the container, which outlives us however we end.
            arguments.addAll(List.of("--timeout", String.valueOf(spec.lifetime().toSeconds())));
        }
        if (kind == EngineKind.DOCKER) {
            runtime.ifPresent(name -> arguments.addAll(List.of("--runtime", name)));
        }
        arguments.addAll(List.of("--publish", HOST + ":" + publishedPort + ":" + spec.containerPort()));
        new TreeMap<>(spec.labels())
                .forEach((label, value) -> arguments.addAll(List.of("--label", label + "=" + value)));
        new TreeMap<>(spec.environment()).keySet().forEach(name -> arguments.addAll(List.of("--env", name)));
        arguments.add(spec.image().toString());
        arguments.addAll(spec.command());

        ProcessResult result = runner.run(command(arguments).withEnvironment(spec.environment()));
        if (result.succeeded()) {
            return true;
        }
        if (EngineFailure.isMissingImage(result.complaint())) {
            return false;
        }
        throw EngineFailure.explain(kind, result.complaint());
    }

    /**
     * Fetches an image. It has the name of its source then; {@link #tag} gives it the one it is to have.
     *
     * @param login a folder whose {@code config.json} names the user; empty for whom the engine knows itself
     * @param downloads a folder on disk, where Podman keeps what it downloads until it has all of it
     * @param progress told each line the engine prints, from two threads
     */
    public void pull(ImageSource source, Optional<Path> login, Path downloads, Consumer<String> progress) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = new HashMap<>();
        if (kind == EngineKind.PODMAN) {
            arguments.add("pull");
            login.ifPresent(folder -> arguments.add("--authfile=" + folder.resolve(Login.FILE)));
            if (source.unencrypted()) {
                arguments.add("--tls-verify=false");
            }
            environment.put("TMPDIR", downloads.toString());
        } else {
            login.ifPresent(folder -> {
                // The user's own folder says also where the daemon is.
                environment.put(
                        "DOCKER_HOST",
                        must(List.of("context", "inspect", "--format", "{{.Endpoints.docker.Host}}"))
                                .strip());
                arguments.add("--config=" + folder);
            });
            arguments.add("pull");
        }
        arguments.add(source.remote().toString());
        ProcessResult result = runner.run(command(arguments)
                .withEnvironment(environment)
                .within(PULL_LIMIT)
                .tellingEachLine(progress));
        if (!result.succeeded()) {
            throw EngineFailure.explainPull(kind, source, result.complaint());
        }
    }

    /**
     * Gives images that are in a registry one more name there, under which each platform finds its own.
     *
     * @param images those of the platforms
     * @param name that of the index
     * @param login as for {@link #pull}
     * @param unencrypted whether the registry may speak HTTP, or have a certificate that nobody vouches for
     * @throws PushException if the registry does not take it
     */
    public void pushIndex(List<ImageName> images, ImageName name, Optional<Path> login, boolean unencrypted)
            throws PushException {
        if (kind == EngineKind.PODMAN) {
            List<String> how = podmanRegistry(login, unencrypted);
            withList(list -> {
                for (ImageName image : images) {
                    push(manifest(List.of(), "add", how, List.of(list, "docker://" + image)));
                }
                push(pushOfList(list, name, how));
            });
        } else {
            List<String> who =
                    login.map(folder -> List.of("--config=" + folder)).orElse(List.of());
            List<String> how = unencrypted ? List.of("--insecure") : List.of();
            List<String> all = new ArrayList<>(List.of(name.toString()));
            images.forEach(image -> all.add(image.toString()));
            // Docker keeps what it has begun, also of an attempt before.
            push(manifest(
                    who,
                    "create",
                    Stream.concat(Stream.of("--amend"), how.stream()).toList(),
                    all));
            push(manifest(
                    who,
                    "push",
                    Stream.concat(Stream.of("--purge"), how.stream()).toList(),
                    List.of(name.toString())));
        }
    }

    private Command manifest(List<String> who, String action, List<String> options, List<String> arguments) {
        List<String> all = new ArrayList<>(who);
        all.addAll(List.of("manifest", action));
        all.addAll(options);
        all.addAll(arguments);
        return command(all);
    }

    private Command pushOfList(String list, ImageName name, List<String> how) {
        List<String> options = new ArrayList<>(List.of("--all", "--quiet"));
        options.addAll(how);
        return manifest(List.of(), "push", options, List.of(list, "docker://" + name));
    }

    private void push(Command command) throws PushException {
        ProcessResult result = runner.run(command.within(PULL_LIMIT));
        if (!result.succeeded()) {
            throw new PushException(result.complaint());
        }
    }

    /**
     * Gives an image a name.
     *
     * @param name by digest only with Podman, which knows an image by the digest it was fetched by, too
     */
    public void tag(ImageName image, ImageName name) {
        must(List.of("tag", image.toString(), name.tag().toString()));
    }

    /** Takes one of its several names from an image. */
    public void untag(ImageName name) {
        if (kind == EngineKind.PODMAN) {
            // Without the second it would take all.
            must(List.of("untag", name.toString(), name.toString()));
        } else {
            must(List.of("rmi", "--no-prune", name.toString()));
        }
    }

    /** The port on the machine that it runs on behind which a running container's only one is found. */
    private int publishedPort(String name) {
        String answer = must(List.of("port", name)).strip();
        return Integer.parseInt(answer.substring(answer.lastIndexOf(':') + 1));
    }

    /** The TCP ports of a running container that are published: the port of this machine by that inside. */
    public Map<Integer, Integer> ports(String name) {
        Map<Integer, Integer> ports = new TreeMap<>();
        PUBLISHED
                .matcher(must(List.of("port", name)))
                .results()
                .forEach(port -> ports.put(Integer.valueOf(port.group(1)), Integer.valueOf(port.group(2))));
        return ports;
    }

    /** Whether a container, or its image, says how to know that it is healthy. */
    public boolean hasHealthCheck(String name) {
        String test = must(List.of(
                        "inspect",
                        "--format",
                        "{{if .Config.Healthcheck}}{{range .Config.Healthcheck.Test}}{{.}} {{end}}{{end}}",
                        name))
                .strip();
        return !test.isEmpty() && !test.startsWith("NONE");
    }

    /** What a container's health check says. Docker tells what it said last; Podman may have nobody to ask it, so we do. */
    public boolean isHealthy(String name) {
        if (kind == EngineKind.PODMAN) {
            return runner.run(command(List.of("healthcheck", "run", name))).succeeded();
        }
        ProcessResult result = runner.run(command(List.of("inspect", "--format", "{{.State.Health.Status}}", name)));
        return result.succeeded() && result.output().strip().equals("healthy");
    }

    /** Whether a container is still running; false also when it is gone. */
    public boolean isRunning(String name) {
        ProcessResult result = runner.run(command(List.of("inspect", "--format", "{{.State.Running}}", name)));
        return result.succeeded() && result.output().strip().equals("true");
    }

    /** Runs a program in a running container, to its end. Returns whether its exit code was 0. */
    public boolean exec(String name, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("exec", name));
        arguments.addAll(command);
        return runner.run(command(arguments)).succeeded();
    }

    private static Map<String, String> variables(Stream<String> lines) {
        Map<String, String> variables = new TreeMap<>();
        lines.filter(line -> line.contains("="))
                .forEach(line ->
                        variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return variables;
    }

    /** The last lines a container wrote to standard output and standard error. */
    public List<String> logs(String name, int lines) {
        ProcessResult result = runner.run(
                command(List.of("logs", "--tail", String.valueOf(lines), name)).withMergedStreams());
        if (!result.succeeded()) {
            throw EngineFailure.explain(kind, result.complaint());
        }
        return result.output().lines().toList();
    }

    /**
     * All containers, running or not, that carry every one of these labels.
     *
     * @param selecting labels with the value wanted, or with none for any value
     * @param labels what to read of each
     */
    public List<Container> containers(Map<String, String> selecting, List<String> labels) {
        List<String> list = new ArrayList<>(List.of("ps", "--all"));
        selecting.forEach((label, value) ->
                list.addAll(List.of("--filter", "label=" + label + (value.isEmpty() ? "" : "=" + value))));
        // Each engine has a way of its own to one label, and to all of them at once only a text that is no more to be
        // taken apart.
        String label = kind == EngineKind.PODMAN ? "{{index .Labels \"%s\"}}" : "{{.Label \"%s\"}}";
        // Where it runs on another machine its port there says nothing here.
        String address = remoteHost().isPresent() ? HOST + ":" + label.formatted(PORT) + "->" : "{{.Ports}}";
        String format = "{{.Names}}" + FIELD + "{{.Status}}" + FIELD + address
                + labels.stream().map(name -> FIELD + label.formatted(name)).collect(Collectors.joining());
        list.addAll(List.of("--format", format));
        return must(list)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> container(line, labels))
                .toList();
    }

    /** Removes containers and their anonymous volumes at once, without waiting for a graceful stop. */
    public void remove(Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("rm", "--force", "--volumes"));
        if (kind == EngineKind.PODMAN) {
            arguments.addAll(List.of("--time", "0", "--ignore"));
        }
        arguments.addAll(names);
        ProcessResult result = runner.run(command(arguments));
        if (!result.succeeded() && !GONE.matcher(result.complaint()).find()) {
            throw EngineFailure.explain(kind, result.complaint());
        }
    }

    /**
     * Ends containers that Podman removes then, and waits until it has: it does so anyway, and {@link #remove} would do it a
     * second time.
     *
     * @param files those of each container, by its name
     * @return the names of those that are gone; all others are still to be removed
     */
    public Set<String> end(Map<String, ContainerFiles> files) {
        Map<String, ProcessHandle> watching = new TreeMap<>();
        files.forEach((name, own) -> own.watching().ifPresent(process -> watching.put(name, process)));
        List<String> kill = new ArrayList<>(List.of("kill", "--signal", "KILL"));
        kill.addAll(watching.keySet());
        if (watching.isEmpty() || !runner.run(command(kill)).succeeded()) {
            return Set.of();
        }
        long limit = System.nanoTime() + REMOVAL_LIMIT.toNanos();
        while (watching.values().stream().anyMatch(ContainerFiles::isAtWork) && System.nanoTime() < limit) {
            LockSupport.parkNanos(REMOVAL_PAUSE.toNanos());
        }
        watching.values().removeIf(ContainerFiles::isAtWork);
        return watching.keySet();
    }

    /** Removes all that has this value of a label: containers, then the networks and volumes that nobody else uses. */
    public void removeLabelled(String label, String value) {
        remove(containers(Map.of(label, value), List.of()).stream()
                .map(Container::name)
                .toList());
        for (String what : BESIDE_CONTAINERS) {
            List<String> names = must(List.of(
                            what, "ls", "--filter", "label=" + label + "=" + value, "--format", "{{.Name}}"))
                    .lines()
                    .toList();
            if (!names.isEmpty()) {
                List<String> arguments = new ArrayList<>(List.of(what, "rm"));
                arguments.addAll(names);
                ProcessResult result = runner.run(command(arguments));
                if (!result.succeeded()
                        && !GONE_OR_IN_USE.matcher(result.complaint()).find()) {
                    throw EngineFailure.explain(kind, result.complaint());
                }
            }
        }
    }

    /** The values, without commas or spaces in them, that networks and volumes have of a label. */
    public Set<String> labelsBesideContainers(String label) {
        // Each engine, and each of its lists, has a form of its own for all labels of one thing.
        Pattern form = Pattern.compile(Pattern.quote(label) + "[=:]([^,\\s\\]]+)");
        Set<String> values = new TreeSet<>();
        for (String what : BESIDE_CONTAINERS) {
            form.matcher(must(List.of(what, "ls", "--filter", "label=" + label, "--format", "{{.Labels}}")))
                    .results()
                    .forEach(match -> values.add(match.group(1)));
        }
        return values;
    }

    /**
     * Removes all that carries a label: containers, running or not, and the networks and volumes that nothing uses any more;
     * images too, if there were containers to run them.
     *
     * @param label with its value: {@code name=value}
     * @return how many containers there were
     */
    public int removeAllOf(String label) {
        String filter = "label=" + label;
        List<String> containers = must(List.of("ps", "--all", "--quiet", "--filter", filter))
                .lines()
                .toList();
        remove(containers);
        must(List.of("network", "prune", "--force", "--filter", filter));
        must(List.of("volume", "prune", "--force", "--filter", filter));
        if (!containers.isEmpty()) {
            // It looks at all images, and may fail over one that somebody else removes meanwhile.
            runner.run(command(List.of("image", "prune", "--all", "--force", "--filter", filter)));
        }
        return containers.size();
    }

    /** Reads an image from an archive into the engine's storage, under the names it has there. */
    public void load(Path archive) {
        must(command(List.of("load", "--input", archive.toString())).within(LOAD_LIMIT));
    }

    /**
     * Reads an image from an OCI layout on this machine into Podman's storage, only the layers that are not there. It is
     * called {@code localhost/FOLDER:latest} then.
     *
     * @param layout its folder, whose own name is one that an image can have
     */
    public void loadLayout(Path layout) {
        // From within its parent, because Podman makes a name of the path, and not every path makes one.
        must(command(List.of("pull", "--quiet", "oci:" + layout.getFileName()))
                .in(layout.getParent())
                .within(LOAD_LIMIT));
    }

    /**
     * Gives an image more names. The image that had the first of them before is removed if nothing needs it any more: else
     * every build would leave one behind.
     */
    public void name(ImageName image, List<ImageName> names) {
        Optional<String> earlier = imageId(names.get(0));
        List<String> arguments = new ArrayList<>(List.of("tag", image.toString()));
        names.forEach(name -> arguments.add(name.toString()));
        must(arguments);
        earlier.ifPresent(this::removeIfUnused);
    }

    /**
     * The names that images have here of which one matches a pattern.
     *
     * @param pattern with {@code *} for any text without slashes
     */
    public List<String> imageNames(String pattern) {
        return must(List.of("images", "--filter", "reference=" + pattern, "--format", "{{.Repository}}:{{.Tag}}"))
                .lines()
                .toList();
    }

    /**
     * Has Podman push an image from an OCI layout on this machine, its layers as they are there. It gets into the registry as
     * an index with this one platform, because only an index is pushed from elsewhere than Podman's storage.
     *
     * @param layout its folder
     * @param name the image's name in the registry
     * @param unencrypted whether the registry may speak HTTP
     * @param login the folder of a file with the user's name and password; empty for what Podman knows
     * @throws PushException if the registry does not take it
     */
    public void pushLayout(Path layout, ImageName name, boolean unencrypted, Optional<Path> login)
            throws PushException {
        withList(list -> {
            must(command(List.of("manifest", "add", list, "oci:" + layout.getFileName()))
                    .in(layout.getParent()));
            push(pushOfList(list, name, podmanRegistry(login, unencrypted)).in(layout.getParent()));
        });
    }

    /** How Podman is told who pushes, and that the registry may speak HTTP. */
    private static List<String> podmanRegistry(Optional<Path> login, boolean unencrypted) {
        List<String> options = new ArrayList<>();
        login.ifPresent(folder -> options.add("--authfile=" + folder.resolve(Login.FILE)));
        if (unencrypted) {
            options.add("--tls-verify=false");
        }
        return options;
    }

    private interface ListUse<E extends Exception> {
        void of(String list) throws E;
    }

    /** Has Podman keep a list of images, under a name of its own, as long as it is used. */
    private <E extends Exception> void withList(ListUse<E> use) throws E {
        String list = UnfinishedImage.name();
        must(List.of("manifest", "create", list));
        try {
            use.of(list);
        } finally {
            runner.run(command(List.of("manifest", "rm", list)));
        }
    }

    /** Removes an image's name, and the image if it has no other and nothing uses it. */
    public void removeImage(ImageName name) {
        runner.run(command(List.of("rmi", name.toString())));
    }

    /**
     * Runs another program of an image to its end, without a network. The container stays.
     *
     * @param files of this machine by the path they are copied to
     * @param command the program's path and its arguments
     */
    public ProcessResult runToEnd(
            String name, ImageName image, Map<String, String> labels, Map<String, Path> files, List<String> command) {
        List<String> create =
                new ArrayList<>(List.of("create", "--pull=never", "--name", name, "--network=none", "--entrypoint"));
        create.add(command.get(0));
        new TreeMap<>(labels).forEach((label, value) -> create.addAll(List.of("--label", label + "=" + value)));
        create.add(image.toString());
        create.addAll(command.subList(1, command.size()));
        must(create);
        files.forEach((target, file) -> must(List.of("cp", file.toString(), name + ":" + target)));
        return runner.run(command(List.of("start", "--attach", name)).within(LOAD_LIMIT));
    }

    /** Copies a file out of a container, running or not. */
    public void copyFrom(String name, String path, Path target) {
        must(List.of("cp", name + ":" + path, target.toString()));
    }

    /** What a container that has ended, ended with. */
    public int exitCode(String name) {
        return Integer.parseInt(must(List.of("inspect", "--format", "{{.State.ExitCode}}", name))
                .strip());
    }

    /**
     * The variables a container was started with; empty if it was made from another image than the one that has the name now,
     * or a {@link #commit} of it. If no image has the name any more, any will do.
     */
    public Optional<Map<String, String>> environment(String container, ImageName image) {
        Optional<Image> named = image(image);
        List<String> lines = must(List.of("inspect", "--format", CONTAINER, container))
                .lines()
                .toList();
        boolean same = named.map(
                        now -> lines.get(0).equals(now.id()) || lines.get(1).equals(now.content()))
                .orElse(true);
        return same ? Optional.of(variables(lines.stream().skip(2))) : Optional.empty();
    }

    /** What is known of an image that is here; empty if it is not. */
    public Optional<Image> image(ImageName name) {
        return images(List.of(name)).stream().findFirst();
    }

    /** What is known of images, in their order, for the price of one; empty if one of them is not here. */
    public List<Image> images(List<ImageName> names) {
        return inspect(names.stream().map(ImageName::toString).toList());
    }

    /** As {@link #images}, of names or ids. */
    List<Image> inspect(List<String> images) {
        List<String> inspect = new ArrayList<>(List.of("image", "inspect", "--format", IMAGE + END));
        inspect.addAll(images);
        ProcessResult result = runner.run(command(inspect));
        return result.succeeded()
                ? Stream.of(result.output().strip().split(END))
                        .map(ContainerEngine::imageOf)
                        .toList()
                : List.of();
    }

    private static Image imageOf(String text) {
        List<String> lines = text.lines().dropWhile(String::isEmpty).toList();
        String[] sizes = lines.get(2).split(" ");
        return new Image(
                lines.get(0),
                lines.get(1),
                Long.parseLong(sizes[0]),
                Integer.parseInt(sizes[1]),
                Fingerprint.of(lines.subList(3, lines.size())),
                variables(lines.stream().skip(4)));
    }

    /** Ends a container the way its image wants to be ended, and waits for it. */
    public void stop(String name, Duration limit) {
        must(List.of("stop", "--time", String.valueOf(limit.toSeconds()), name));
    }

    /**
     * Makes an image of a container that has ended.
     *
     * @param origin the content of the image that the container was made from, for {@link Image#origin}
     */
    public void commit(String container, ImageName image, String origin) {
        ProcessResult result = runner.run(command(List.of(
                        "commit",
                        "--change",
                        "LABEL " + Image.ORIGIN + "=" + origin,
                        "--change",
                        "LABEL " + Image.KIND + "=snapshot",
                        container,
                        image.toString()))
                .within(LOAD_LIMIT));
        if (!result.succeeded()) {
            throw EngineFailure.explain(kind, result.complaint());
        }
    }

    /** Removes the images that {@link #commit} made, but for the newest and those in use. */
    public void removeOldCommits(int keep) {
        List<String> ids = must(List.of(
                        "images", "--quiet", "--no-trunc", "--filter", "label=" + Image.KIND + "=snapshot"))
                .lines()
                .distinct()
                .toList();
        ids.stream().skip(keep).forEach(id -> runner.run(command(List.of("image", "rm", id))));
    }

    /** The id of the image that has a name now; empty if none has. */
    public Optional<String> imageId(ImageName name) {
        ProcessResult result = runner.run(command(List.of("image", "inspect", "--format", "{{.Id}}", name.toString())));
        return result.succeeded() ? Optional.of(result.output().strip()) : Optional.empty();
    }

    private void removeIfUnused(String imageId) {
        try {
            ProcessResult names =
                    runner.run(command(List.of("image", "inspect", "--format", "{{len .RepoTags}}", imageId)));
            if (names.succeeded() && names.output().strip().equals("0")) {
                // Without --force the engine refuses where a container uses it.
                runner.run(command(List.of("image", "rm", imageId)));
            }
        } catch (PrismException e) {
            // The new image is there, which is what was asked for.
            return;
        }
    }

    private static Container container(String line, List<String> labels) {
        String[] fields = line.split(FIELD, -1);
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            if (!fields[3 + i].isEmpty()) {
                values.put(labels.get(i), fields[3 + i]);
            }
        }
        Matcher address = ADDRESS.matcher(fields[2]);
        return new Container(fields[0], fields[1], address.lookingAt() ? address.group(1) : "", values);
    }

    /** What a command ends with, whatever that is. */
    ProcessResult answer(List<String> arguments, Duration limit) {
        return runner.run(command(arguments).within(limit));
    }

    private String must(List<String> arguments) {
        return must(command(arguments));
    }

    private String must(Command command) {
        ProcessResult result = runner.run(command);
        if (!result.succeeded()) {
            throw EngineFailure.explain(kind, result.complaint());
        }
        return result.output();
    }

    private Command command(List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        url.ifPresent(podman -> line.addAll(podman.options()));
        if (kind == EngineKind.PODMAN) {
            // Of the program, not of one command: it also ends and removes the container with it.
            runtime.ifPresent(name -> line.addAll(List.of("--runtime", name)));
        }
        line.addAll(arguments);
        return Command.of(line);
    }
}
