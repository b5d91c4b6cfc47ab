package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prismdata.kit.process.ProcessResult;

/** Podman or Docker, spoken to through its command line. Every method's failure is a message that names its fix. */
public final class ContainerEngine {
    /** Services listen on the loopback interface only: a test database is nobody else's business. */
    public static final String HOST = "127.0.0.1";

    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(3);
    private static final Duration REMOVAL_PAUSE = Duration.ofMillis(3);
    private static final Duration ENTRYPOINT_LIMIT = Duration.ofMinutes(5);
    private static final Pattern GONE = Pattern.compile("[Nn]o such (container|object)");
    private static final Pattern GONE_OR_IN_USE =
            Pattern.compile("not found|[Nn]o such|in use|being used|has active endpoints");
    private static final List<String> BESIDE_CONTAINERS = List.of("network", "volume");
    private static final Pattern PUBLISHED = Pattern.compile("(\\d+)/tcp -> \\S*:(\\d+)");
    private static final String FIELD = "\t";
    private static final Pattern ADDRESS = Pattern.compile("(\\S+:\\d+)->");
    // That on this machine, of a container that runs on another.
    private static final String PORT = "org.prismdata.kit.port";
    private static final String CONTAINER =
            "{{.Image}}\n" + Image.ORIGIN_FORMAT + "\n{{range .Config.Env}}{{println .}}{{end}}";

    private final EngineProgram program;
    private final Forwards forwards;
    private final ImageStore images;

    ContainerEngine(EngineProgram program, Forwards forwards) {
        this.program = program;
        this.forwards = forwards;
        this.images = new ImageStore(program);
    }

    /** The images that it has. */
    public ImageStore images() {
        return images;
    }

    public EngineKind kind() {
        return program.kind();
    }

    /** Its program's file. */
    public Path program() {
        return program.file();
    }

    /** The other machine that the containers run on; empty if it is this one. */
    public Optional<String> remoteHost() {
        return program.url()
                .filter(PodmanUrl::remote)
                .map(podman -> podman.url().getHost());
    }

    /**
     * Has a running container's port on this machine lead to it, if it runs on another, for as long as we run.
     *
     * @param port that on this machine
     * @throws PortTakenException if another program has it
     */
    public void reach(String name, int port) {
        program.url()
                .filter(PodmanUrl::remote)
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
                .forEach(
                        (target, source) -> program.must(List.of("cp", source.toString(), spec.name() + ":" + target)));
        program.must(List.of("start", spec.name()));
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
        if (program.kind() == EngineKind.PODMAN) {
            // By the engine's own watcher of the container, which outlives us however we end.
            arguments.addAll(List.of("--timeout", String.valueOf(spec.lifetime().toSeconds())));
        }
        if (program.kind() == EngineKind.DOCKER) {
            program.runtime().ifPresent(name -> arguments.addAll(List.of("--runtime", name)));
        }
        arguments.addAll(List.of("--publish", HOST + ":" + publishedPort + ":" + spec.containerPort()));
        new TreeMap<>(spec.labels())
                .forEach((label, value) -> arguments.addAll(List.of("--label", label + "=" + value)));
        new TreeMap<>(spec.environment()).keySet().forEach(name -> arguments.addAll(List.of("--env", name)));
        arguments.add(spec.image().toString());
        arguments.addAll(spec.command());

        ProcessResult result = program.answer(program.command(arguments).withEnvironment(spec.environment()));
        if (result.succeeded()) {
            return true;
        }
        if (EngineFailure.isMissingImage(result.complaint())) {
            return false;
        }
        throw EngineFailure.explain(program.kind(), result.complaint());
    }

    /** The port on the machine that it runs on behind which a running container's only one is found. */
    private int publishedPort(String name) {
        String answer = program.must(List.of("port", name)).strip();
        return Integer.parseInt(answer.substring(answer.lastIndexOf(':') + 1));
    }

    /** The TCP ports of a running container that are published: the port of this machine by that inside. */
    public Map<Integer, Integer> ports(String name) {
        Map<Integer, Integer> ports = new TreeMap<>();
        PUBLISHED
                .matcher(program.must(List.of("port", name)))
                .results()
                .forEach(port -> ports.put(Integer.valueOf(port.group(1)), Integer.valueOf(port.group(2))));
        return ports;
    }

    /** Whether a container, or its image, says how to know that it is healthy. */
    public boolean hasHealthCheck(String name) {
        String test = program.must(List.of(
                        "inspect",
                        "--format",
                        "{{if .Config.Healthcheck}}{{range .Config.Healthcheck.Test}}{{.}} {{end}}{{end}}",
                        name))
                .strip();
        return !test.isEmpty() && !test.startsWith("NONE");
    }

    /** What a container's health check says. Docker tells what it said last; Podman may have nobody to ask it, so we do. */
    public boolean isHealthy(String name) {
        if (program.kind() == EngineKind.PODMAN) {
            return program.answer(List.of("healthcheck", "run", name)).succeeded();
        }
        ProcessResult result = program.answer(List.of("inspect", "--format", "{{.State.Health.Status}}", name));
        return result.succeeded() && result.output().strip().equals("healthy");
    }

    /** Whether a container is still running; false also when it is gone. */
    public boolean isRunning(String name) {
        ProcessResult result = program.answer(List.of("inspect", "--format", "{{.State.Running}}", name));
        return result.succeeded() && result.output().strip().equals("true");
    }

    /** Runs a program in a running container, to its end. Returns whether its exit code was 0. */
    public boolean exec(String name, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("exec", name));
        arguments.addAll(command);
        return program.answer(arguments).succeeded();
    }

    /** The last lines a container wrote to standard output and standard error. */
    public List<String> logs(String name, int lines) {
        return program.must(program.command(List.of("logs", "--tail", String.valueOf(lines), name))
                        .withMergedStreams())
                .lines()
                .toList();
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
        String label = program.kind() == EngineKind.PODMAN ? "{{index .Labels \"%s\"}}" : "{{.Label \"%s\"}}";
        // Where it runs on another machine its port there says nothing here.
        String address = remoteHost().isPresent() ? HOST + ":" + label.formatted(PORT) + "->" : "{{.Ports}}";
        String format = "{{.Names}}" + FIELD + "{{.Status}}" + FIELD + address
                + labels.stream().map(name -> FIELD + label.formatted(name)).collect(Collectors.joining());
        list.addAll(List.of("--format", format));
        return program.must(list)
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
        if (program.kind() == EngineKind.PODMAN) {
            arguments.addAll(List.of("--time", "0", "--ignore"));
        }
        arguments.addAll(names);
        ProcessResult result = program.answer(arguments);
        if (!result.succeeded() && !GONE.matcher(result.complaint()).find()) {
            throw EngineFailure.explain(program.kind(), result.complaint());
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
        if (watching.isEmpty() || !program.answer(kill).succeeded()) {
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
            List<String> names = program.must(
                            List.of(what, "ls", "--filter", "label=" + label + "=" + value, "--format", "{{.Name}}"))
                    .lines()
                    .toList();
            if (!names.isEmpty()) {
                List<String> arguments = new ArrayList<>(List.of(what, "rm"));
                arguments.addAll(names);
                ProcessResult result = program.answer(arguments);
                if (!result.succeeded()
                        && !GONE_OR_IN_USE.matcher(result.complaint()).find()) {
                    throw EngineFailure.explain(program.kind(), result.complaint());
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
            form.matcher(program.must(List.of(what, "ls", "--filter", "label=" + label, "--format", "{{.Labels}}")))
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
        List<String> containers = program.must(List.of("ps", "--all", "--quiet", "--filter", filter))
                .lines()
                .toList();
        remove(containers);
        program.must(List.of("network", "prune", "--force", "--filter", filter));
        program.must(List.of("volume", "prune", "--force", "--filter", filter));
        if (!containers.isEmpty()) {
            // It looks at all images, and may fail over one that somebody else removes meanwhile.
            program.answer(List.of("image", "prune", "--all", "--force", "--filter", filter));
        }
        return containers.size();
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
        program.must(create);
        files.forEach((target, file) -> program.must(List.of("cp", file.toString(), name + ":" + target)));
        return program.answer(
                program.command(List.of("start", "--attach", name)).within(ENTRYPOINT_LIMIT));
    }

    /** Copies a file out of a container, running or not. */
    public void copyFrom(String name, String path, Path target) {
        program.must(List.of("cp", name + ":" + path, target.toString()));
    }

    /** What a container that has ended, ended with. */
    public int exitCode(String name) {
        return Integer.parseInt(program.must(List.of("inspect", "--format", "{{.State.ExitCode}}", name))
                .strip());
    }

    /**
     * The variables a container was started with; empty if it was made from another image than the one that has the name now,
     * or a {@link ImageStore#commit} of it. If no image has the name any more, any will do.
     */
    public Optional<Map<String, String>> environment(String container, ImageName image) {
        Optional<Image> named = images.find(image);
        List<String> lines = program.must(List.of("inspect", "--format", CONTAINER, container))
                .lines()
                .toList();
        boolean same = named.map(
                        now -> lines.get(0).equals(now.id()) || lines.get(1).equals(now.content()))
                .orElse(true);
        return same ? Optional.of(ImageStore.variables(lines.stream().skip(2))) : Optional.empty();
    }

    /** Ends a container the way its image wants to be ended, and waits for it. */
    public void stop(String name, Duration limit) {
        program.must(List.of("stop", "--time", String.valueOf(limit.toSeconds()), name));
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
        return program.answer(program.command(arguments).within(limit));
    }
}
