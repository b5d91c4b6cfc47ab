package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.session.UnfinishedImage;

/** The images that an engine has, and their way in and out. Every method's failure is a message that names its fix. */
public final class ImageStore {
    private static final Duration PULL_LIMIT = Duration.ofMinutes(15);
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(5);
    private static final String END = "\f";
    private static final String IMAGE = "{{.Id}}\n" + Image.ORIGIN_FORMAT + "\n{{.Size}} {{len .RootFS.Layers}}\n"
            + "{{.RootFS.Layers}} {{.Config.Entrypoint}} {{.Config.Cmd}} {{.Config.User}}\n"
            + "{{range .Config.Env}}{{println .}}{{end}}";

    private final EngineProgram program;

    ImageStore(EngineProgram program) {
        this.program = program;
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
        if (program.kind() == EngineKind.PODMAN) {
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
                        program.must(List.of("context", "inspect", "--format", "{{.Endpoints.docker.Host}}"))
                                .strip());
                arguments.add("--config=" + folder);
            });
            arguments.add("pull");
        }
        arguments.add(source.remote().toString());
        ProcessResult result = program.answer(program.command(arguments)
                .withEnvironment(environment)
                .within(PULL_LIMIT)
                .tellingEachLine(progress));
        if (!result.succeeded()) {
            throw EngineFailure.explainPull(program.kind(), source, result.complaint());
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
        if (program.kind() == EngineKind.PODMAN) {
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
        return program.command(all);
    }

    private Command pushOfList(String list, ImageName name, List<String> how) {
        List<String> options = new ArrayList<>(List.of("--all", "--quiet"));
        options.addAll(how);
        return manifest(List.of(), "push", options, List.of(list, "docker://" + name));
    }

    private void push(Command command) throws PushException {
        ProcessResult result = program.answer(command.within(PULL_LIMIT));
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
        program.must(List.of("tag", image.toString(), name.tag().toString()));
    }

    /** Takes one of its several names from an image. */
    public void untag(ImageName name) {
        if (program.kind() == EngineKind.PODMAN) {
            // Without the second it would take all.
            program.must(List.of("untag", name.toString(), name.toString()));
        } else {
            program.must(List.of("rmi", "--no-prune", name.toString()));
        }
    }

    /** Reads an image from an archive into the engine's storage, under the names it has there. */
    public void load(Path archive) {
        program.must(
                program.command(List.of("load", "--input", archive.toString())).within(LOAD_LIMIT));
    }

    /**
     * Reads an image from an OCI layout on this machine into Podman's storage, only the layers that are not there. It is
     * called {@code localhost/FOLDER:latest} then.
     *
     * @param layout its folder, whose own name is one that an image can have
     */
    public void loadLayout(Path layout) {
        // From within its parent, because Podman makes a name of the path, and not every path makes one.
        program.must(program.command(List.of("pull", "--quiet", "oci:" + layout.getFileName()))
                .in(layout.getParent())
                .within(LOAD_LIMIT));
    }

    /**
     * Gives an image more names. The image that had the first of them before is removed if nothing needs it any more: else
     * every build would leave one behind.
     */
    public void name(ImageName image, List<ImageName> names) {
        Optional<String> earlier = id(names.get(0));
        List<String> arguments = new ArrayList<>(List.of("tag", image.toString()));
        names.forEach(name -> arguments.add(name.toString()));
        program.must(arguments);
        earlier.ifPresent(this::removeIfUnused);
    }

    /**
     * The names that images have here of which one matches a pattern.
     *
     * @param pattern with {@code *} for any text without slashes
     */
    public List<String> names(String pattern) {
        return program.must(
                        List.of("images", "--filter", "reference=" + pattern, "--format", "{{.Repository}}:{{.Tag}}"))
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
            program.must(program.command(List.of("manifest", "add", list, "oci:" + layout.getFileName()))
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
        program.must(List.of("manifest", "create", list));
        try {
            use.of(list);
        } finally {
            program.answer(List.of("manifest", "rm", list));
        }
    }

    /** Removes an image's name, and the image if it has no other and nothing uses it. */
    public void remove(ImageName name) {
        program.answer(List.of("rmi", name.toString()));
    }

    /** What is known of an image that is here; empty if it is not. */
    public Optional<Image> find(ImageName name) {
        return findAll(List.of(name)).stream().findFirst();
    }

    /** What is known of images, in their order, for the price of one; empty if one of them is not here. */
    public List<Image> findAll(List<ImageName> names) {
        return inspect(names.stream().map(ImageName::toString).toList());
    }

    /** As {@link #findAll}, of names or ids. */
    List<Image> inspect(List<String> images) {
        List<String> inspect = new ArrayList<>(List.of("image", "inspect", "--format", IMAGE + END));
        inspect.addAll(images);
        ProcessResult result = program.answer(inspect);
        return result.succeeded()
                ? Stream.of(result.output().strip().split(END))
                        .map(ImageStore::imageOf)
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

    /**
     * Makes an image of a container that has ended.
     *
     * @param origin the content of the image that the container was made from, for {@link Image#origin}
     */
    public void commit(String container, ImageName image, String origin) {
        program.must(program.command(List.of(
                        "commit",
                        "--change",
                        "LABEL " + Image.ORIGIN + "=" + origin,
                        "--change",
                        "LABEL " + Image.KIND + "=snapshot",
                        container,
                        image.toString()))
                .within(LOAD_LIMIT));
    }

    /** Removes the images that {@link #commit} made, but for the newest and those in use. */
    public void removeOldCommits(int keep) {
        List<String> ids = program.must(
                        List.of("images", "--quiet", "--no-trunc", "--filter", "label=" + Image.KIND + "=snapshot"))
                .lines()
                .distinct()
                .toList();
        ids.stream().skip(keep).forEach(id -> program.answer(List.of("image", "rm", id)));
    }

    /** The id of the image that has a name now; empty if none has. */
    public Optional<String> id(ImageName name) {
        ProcessResult result = program.answer(List.of("image", "inspect", "--format", "{{.Id}}", name.toString()));
        return result.succeeded() ? Optional.of(result.output().strip()) : Optional.empty();
    }

    private void removeIfUnused(String imageId) {
        try {
            ProcessResult names = program.answer(List.of("image", "inspect", "--format", "{{len .RepoTags}}", imageId));
            if (names.succeeded() && names.output().strip().equals("0")) {
                // Without --force the engine refuses where a container uses it.
                program.answer(List.of("image", "rm", imageId));
            }
        } catch (PrismException e) {
            // The new image is there, which is what was asked for.
            return;
        }
    }

    static Map<String, String> variables(Stream<String> lines) {
        Map<String, String> variables = new TreeMap<>();
        lines.filter(line -> line.contains("="))
                .forEach(line ->
                        variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return variables;
    }
}
