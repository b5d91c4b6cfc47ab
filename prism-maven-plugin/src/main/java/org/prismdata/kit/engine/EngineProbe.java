package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.TimedOutException;

/** Questions to an engine about its set-up, for which nothing is started that stays. */
public final class EngineProbe {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    // A registry that says nothing for so long is of no use to a build either.
    private static final Duration REGISTRY_LIMIT = Duration.ofSeconds(5);
    // The words of crun and runc.
    private static final Pattern NO_PROGRAM = Pattern.compile("executable file .*not found");
    // Before the one error, which is what counts, on a line of its own.
    private static final Pattern LIST_OF_ONE = Pattern.compile("1 error occurred:\\s+\\* ");
    private static final Pattern LESS_THAN_A_WARNING =
            Pattern.compile("(?m)^time=\"[^\"]*\" level=(debug|info) .*\\R?");
    private static final Pattern TOLD_TO_WAIT = Pattern.compile("(?i)too many requests");
    private static final String FIELD = "\t";

    private final ContainerEngine engine;

    public EngineProbe(ContainerEngine engine) {
        this.engine = engine;
    }

    /**
     * What Podman tells of itself.
     *
     * @throws PrismException if it can't
     */
    public EngineInfo info() {
        ProcessResult result = engine.answer(List.of("info", "--format", "json"), LIMIT);
        if (!result.succeeded()) {
            throw EngineFailure.explain(engine.kind(), result.complaint());
        }
        return EngineInfo.parse(result.output());
    }

    /** The version of Docker's daemon. */
    public String dockerVersion() {
        return engine.answer(List.of("version", "--format", "{{.Server.Version}}"), LIMIT)
                .output()
                .strip();
    }

    /**
     * Has Podman start a container of no image, with a port published: all parts of the set-up have their say then, and only
     * the program to run is not there.
     *
     * @param root an empty folder
     * @param labels by which it is found should nobody remove it
     * @return why it did not come so far; empty if it did
     */
    public Optional<PrismException> trial(Path root, Map<String, String> labels) {
        List<String> run = new ArrayList<>(List.of("run", "--rm", "--publish", ContainerEngine.HOST + "::9"));
        new TreeMap<>(labels).forEach((label, value) -> run.addAll(List.of("--label", label + "=" + value)));
        run.addAll(List.of("--rootfs", root.toString(), "true"));
        ProcessResult result = engine.answer(run, LIMIT);
        return result.succeeded() || NO_PROGRAM.matcher(result.complaint()).find()
                ? Optional.empty()
                : Optional.of(EngineFailure.explain(engine.kind(), result.complaint()));
    }

    /**
     * Asks a registry for an image, as fetching it would, and fetches nothing.
     *
     * @param login as for {@link ImageStore#pull}
     * @return why it would not come; empty if it would
     */
    public Optional<PrismException> ask(ImageSource source, Optional<Path> login) {
        List<String> question = new ArrayList<>();
        if (engine.kind() == EngineKind.PODMAN) {
            // It says at this level only that it has been told to wait, and then waits for longer than we do.
            question.addAll(List.of("--log-level=debug", "search", "--list-tags", "--limit", "1"));
            login.ifPresent(folder -> question.add("--authfile=" + folder.resolve(Login.FILE)));
            if (source.unencrypted()) {
                question.add("--tls-verify=false");
            }
            question.add(source.remote().repository());
        } else {
            login.ifPresent(folder -> question.add("--config=" + folder));
            question.addAll(List.of("manifest", "inspect"));
            if (source.unencrypted()) {
                question.add("--insecure");
            }
            question.add(source.remote().toString());
        }
        String complaint;
        try {
            ProcessResult result = engine.answer(question, REGISTRY_LIMIT);
            if (result.succeeded()) {
                return Optional.empty();
            }
            complaint = LESS_THAN_A_WARNING.matcher(result.complaint()).replaceAll("");
        } catch (TimedOutException e) {
            if (!TOLD_TO_WAIT.matcher(e.said()).find()) {
                throw e;
            }
            complaint = "toomanyrequests: " + e.problem();
        }
        return Optional.of(EngineFailure.explainPull(
                engine.kind(), source, LIST_OF_ONE.matcher(complaint).replaceFirst("")));
    }

    /** The names and origins of the images that {@link ImageStore#commit} made, the newest first; Podman's only. */
    public List<Commit> commits() {
        ProcessResult images = engine.answer(
                List.of(
                        "images",
                        "--filter",
                        "label=" + Image.KIND + "=snapshot",
                        "--format",
                        "{{.Repository}}:{{.Tag}}" + FIELD + "{{index .Labels \"" + Image.ORIGIN + "\"}}"),
                LIMIT);
        return images.output()
                .lines()
                .map(line -> line.split(FIELD, -1))
                .filter(fields -> fields.length == 2)
                .map(fields -> new Commit(fields[0], fields[1]))
                .toList();
    }

    /** What Podman tells of its virtual machines; empty if it can't. */
    public Optional<String> machines() {
        ProcessResult result = engine.answer(List.of("machine", "list", "--format", "json"), LIMIT);
        return result.succeeded() ? Optional.of(result.output()) : Optional.empty();
    }

    /**
     * Has Podman begin anew, with nothing: for storage in which there is nothing.
     *
     * @throws PrismException if it can't
     */
    public void reset() {
        ProcessResult result = engine.answer(List.of("system", "reset", "--force"), LIMIT);
        if (!result.succeeded()) {
            throw EngineFailure.explain(engine.kind(), result.complaint());
        }
    }

    /** The {@linkplain Image#content contents} of all images; empty if the engine can't tell. */
    public Set<String> contents() {
        List<String> ids = engine.answer(List.of("images", "--all", "--no-trunc", "--format", "{{.ID}}"), LIMIT)
                .output()
                .lines()
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Set.of()
                : engine.images().inspect(ids).stream().map(Image::content).collect(Collectors.toSet());
    }

    /**
     * An image that was made of a container.
     *
     * @param name its name
     * @param origin the content of the image that container was made from
     */
    public record Commit(String name, String origin) {}
}
