package org.prismdata.kit.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/** Reads what {@link HostFacts} has. What can't be read is as if it were not there. */
public final class HostReader {
    /** Where distributions have the programs that only Podman calls. */
    private static final List<String> PODMANS_OWN = List.of(
            "usr/lib/podman",
            "usr/libexec/podman",
            "usr/local/lib/podman",
            "usr/local/libexec/podman",
            "usr/sbin",
            "sbin");

    private static final List<String> PROGRAMS = List.of(
            "crun",
            "runc",
            "conmon",
            "netavark",
            "aardvark-dns",
            "slirp4netns",
            "pasta",
            "fuse-overlayfs",
            "iptables",
            "nft");
    private static final int SETUID = 04000;
    private static final String CONTAINERS = "containers.conf";
    private static final String REGISTRIES = "registries.conf";

    private final Path root;
    private final Function<String, Optional<String>> environment;
    private final Function<String, Optional<String>> properties;
    private final ProgramPath path;
    private final ProcessRunner runner;

    /**
     * @param root the root folder, {@code /}
     * @param path where the user's programs are, and with them the variables of the environment
     * @param properties those of Java
     * @param runner runs {@code getcap}
     */
    public HostReader(
            Path root, ProgramPath path, Function<String, Optional<String>> properties, ProcessRunner runner) {
        this.root = root;
        this.environment = path.environment();
        this.properties = properties;
        this.path = path;
        this.runner = runner;
    }

    /** Reads this machine. */
    public static HostFacts read(ProcessRunner runner) {
        return new HostReader(
                        Path.of("/").toAbsolutePath(),
                        ProgramPath.ofThisProcess(),
                        name -> Optional.ofNullable(System.getProperty(name)),
                        runner)
                .read();
    }

    HostFacts read() {
        Account account = account();
        List<String> status = lines("proc/self/status");
        return new HostFacts(
                OperatingSystem.named(properties.apply("os.name").orElse("")),
                account,
                Files.isDirectory(root.resolve("run/systemd/system")),
                status.stream().anyMatch(line -> line.matches("NoNewPrivs:\\s*1")),
                userNamespaces(),
                Cgroups.of(lines("proc/self/mountinfo")),
                access("dev/fuse"),
                access("dev/net/tun"),
                Limits.parse(lines("proc/self/limits")),
                IdRange.parse(lines("etc/subuid")),
                IdRange.parse(lines("etc/subgid")),
                helper("newuidmap", "cap_setuid"),
                helper("newgidmap", "cap_setgid"),
                programs(),
                runtimeDirectory(account),
                conf(account, CONTAINERS, "CONTAINERS_CONF"),
                conf(account, "storage.conf", "CONTAINERS_STORAGE_CONF"),
                conf(account, REGISTRIES, "CONTAINERS_REGISTRIES_CONF"));
    }

    private Account account() {
        String home = environment
                .apply("HOME")
                .or(() -> properties.apply("user.home"))
                .orElse("");
        return new Account(
                properties.apply("user.name").orElse(""),
                number("proc/self", "unix:uid").orElse(-1),
                Path.of(home));
    }

    private boolean userNamespaces() {
        // The kernel's own, Debian's and Ubuntu's switch.
        return !firstLine("proc/sys/user/max_user_namespaces").equals("0")
                && !firstLine("proc/sys/kernel/unprivileged_userns_clone").equals("0");
    }

    private Access access(String device) {
        Path file = root.resolve(device);
        if (Files.notExists(file)) {
            return Access.MISSING;
        }
        return Files.isReadable(file) && Files.isWritable(file) ? Access.OPEN : Access.FORBIDDEN;
    }

    private Optional<IdHelper> helper(String name, String capability) {
        return path.find(name, List.of()).map(file -> new IdHelper(file, power(file, capability)));
    }

    private IdHelper.Power power(Path file, String capability) {
        if ((number(file.toString(), "unix:mode").orElse(0) & SETUID) != 0) {
            return IdHelper.Power.GIVEN;
        }
        Optional<Path> getcap = path.find("getcap", List.of(root.resolve("usr/sbin"), root.resolve("sbin")));
        if (getcap.isEmpty()) {
            return IdHelper.Power.UNKNOWN;
        }
        ProcessResult answer = runner.run(Command.of(getcap.get().toString(), file.toString()));
        return answer.output().contains(capability) ? IdHelper.Power.GIVEN : IdHelper.Power.MISSING;
    }

    private Map<String, Path> programs() {
        List<Path> others = PODMANS_OWN.stream().map(root::resolve).toList();
        Map<String, Path> found = new HashMap<>();
        PROGRAMS.forEach(name -> path.find(name, others).ifPresent(file -> found.put(name, file)));
        return found;
    }

    private RuntimeDirectory runtimeDirectory(Account account) {
        String folder = environment.apply("XDG_RUNTIME_DIR").orElse("");
        RuntimeDirectory.State state;
        if (folder.isEmpty()) {
            state = RuntimeDirectory.State.UNSET;
        } else if (!Files.isDirectory(root.resolve(folder))) {
            state = RuntimeDirectory.State.MISSING;
        } else {
            state = number(folder, "unix:uid").orElse(account.id()) != account.id()
                    ? RuntimeDirectory.State.FOREIGN
                    : RuntimeDirectory.State.USABLE;
        }
        return new RuntimeDirectory(folder, state);
    }

    /**
     * The files of a configuration, as containers.conf(5), containers-storage.conf(5) and containers-registries.conf(5) have
     * them.
     *
     * @param variable names one file that stands for all
     */
    private PodmanConf conf(Account account, String name, String variable) {
        Path folder = environment
                .apply("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElse(account.home().resolve(".config"))
                .resolve("containers");
        Optional<Path> only =
                environment.apply(variable).filter(file -> !file.isEmpty()).map(Path::of);
        Path own = only.orElse(folder.resolve(name));
        if (only.isPresent()) {
            return new PodmanConf(own, true, files(Stream.of(own)));
        }
        Path ofMachine = root.resolve("etc/containers");
        Stream<Path> main = Stream.of(
                own,
                ofMachine.resolve(name),
                root.resolve("usr/share/containers").resolve(name));
        Stream<Path> users = dropIns(folder.resolve(name + ".d"));
        Stream<Path> machines = dropIns(ofMachine.resolve(name + ".d"));
        return new PodmanConf(
                own,
                false,
                switch (name) {
                    case CONTAINERS ->
                        files(Stream.of(users, Stream.of(own), machines, main.skip(1))
                                .flatMap(files -> files));
                    case REGISTRIES ->
                        files(Stream.of(
                                        users,
                                        machines,
                                        main.filter(Files::isReadable).limit(1))
                                .flatMap(files -> files));
                    default -> files(main.filter(Files::isReadable).limit(1));
                });
    }

    private static List<PodmanConf.Source> files(Stream<Path> files) {
        return files.filter(Files::isReadable)
                .map(file -> new PodmanConf.Source(file, new ConfFile(text(file))))
                .toList();
    }

    private static Stream<Path> dropIns(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".conf"))
                    .sorted((one, other) -> other.compareTo(one))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private OptionalLong number(String file, String attribute) {
        try {
            return OptionalLong.of(((Number) Files.getAttribute(root.resolve(file), attribute)).longValue());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Not a Unix, or not there.
            return OptionalLong.empty();
        }
    }

    private String firstLine(String file) {
        return lines(file).stream().findFirst().orElse("");
    }

    private List<String> lines(String file) {
        Path found = root.resolve(file);
        return Files.isReadable(found) ? text(found).lines().toList() : List.of();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
