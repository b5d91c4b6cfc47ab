package org.prismdata.kit.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/** What an engine's complaint means for its user. The patterns are the own words of Podman 4 and 5 and of Docker 28. */
public enum EngineFailure {
    PORT_TAKEN(
            "[Aa]ddress already in use|port is already allocated|proxy already running",
            "the port asked for is taken by another program",
            "leave the service's <port> out, so that a free port is chosen, or stop the program that holds it"
                    + " (`ss -ltnp` shows it)"),
    NO_USER_NAMESPACES(
            "cannot clone: |user namespaces are not enabled|cannot re-exec process",
            "rootless Podman is not set up: an ordinary user may make no user namespaces",
            "sudo sysctl user.max_user_namespaces=28633 kernel.unprivileged_userns_clone=1; a file in /etc/sysctl.d keeps it"),
    NO_POWER(
            "newuidmap: .*(not permitted|ould not set caps)|newgidmap: .*(not permitted|ould not set caps)",
            "rootless Podman is not set up: newuidmap and newgidmap may not do what they are for",
            "sudo chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap; in a container, start that without"
                    + " --security-opt=no-new-privileges"),
    NO_NEWUIDMAP(
            "newuidmap|newgidmap",
            "rootless Podman is not set up: it needs newuidmap and newgidmap",
            "sudo apt install uidmap  (Debian, Ubuntu), sudo dnf install shadow-utils  (Fedora, RHEL)"),
    NO_SUBUID(
            "subuid|subgid|not enough IDs available|insufficient UIDs",
            "rootless Podman is not set up: this user has no range of subordinate user ids",
            "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $USER && podman system migrate"),
    NO_TUN(
            "/dev/net/tun",
            "rootless Podman is not set up: its network needs /dev/net/tun",
            "sudo modprobe tun && sudo chmod 666 /dev/net/tun"),
    NO_RUNTIME(
            "OCI runtime .*not found|no such OCI runtime|invalid runtime|could not find .*(crun|runc)",
            "rootless Podman is not set up: the runtime that prism.runtime or its containers.conf names is not installed",
            "sudo apt install crun  (or correct -Dprism.runtime, or `runtime` in ~/.config/containers/containers.conf)"),
    HYBRID_CGROUPS(
            "cgroups in hybrid mode",
            "rootless Podman is not set up: crun needs cgroups v2, this machine mounts them in hybrid mode",
            "boot with systemd.unified_cgroup_hierarchy=1, or run in a mount namespace with cgroup2 on /sys/fs/cgroup"),
    ULIMITS(
            "setrlimit",
            "rootless Podman is not set up: its default limits are above this user's",
            "put `default_ulimits = [\"nofile=20000:20000\", \"nproc=32768:32768\"]` below [containers] in"
                    + " ~/.config/containers/containers.conf, or lower numbers than those of `ulimit -Hn` and `ulimit -Hu`"),
    NO_JOURNAL(
            "initialize journal|systemd/journal/socket",
            "rootless Podman is not set up: it is to write to systemd's journal, which is not there",
            "put `log_driver = \"k8s-file\"` below [containers] and `events_logger = \"file\"` below [engine] in"
                    + " ~/.config/containers/containers.conf"),
    NO_FIREWALL(
            "(netavark|iptables|nft).*(No such file or directory|not found)",
            "rootless Podman is not set up: netavark needs iptables (from version 1.11 on nftables), which is not installed",
            "sudo apt install iptables nftables  (Debian, Ubuntu), sudo dnf install iptables-nft nftables  (Fedora, RHEL)"),
    STORAGE(
            "runroot must be set|GetDriver graph|(?<!overwritten by )graph driver(?!.*overwritten)|storage\\.conf|creating runtime static files directory|^toml:|msg=\"toml:",
            "rootless Podman is not set up: its storage configuration is not usable",
            "give ~/.config/containers/storage.conf a driver, a graphroot and a runroot; `podman info` must then work"),
    NO_SLIRP(
            "could not find (slirp4netns|pasta)",
            "rootless Podman is not set up: the program for its network is missing",
            "sudo apt install slirp4netns  (Debian, Ubuntu), sudo dnf install passt  (Fedora, RHEL)"),
    FOREIGN_RUNTIME_FOLDER(
            "XDG_RUNTIME_DIR directory .* is not owned",
            "rootless Podman is not set up: XDG_RUNTIME_DIR belongs to another user, as after `su` or `sudo`",
            "log in as this user (`machinectl shell $USER@`), or export XDG_RUNTIME_DIR=/run/user/$(id -u)"),
    PRIVILEGED_PORT(
            "cannot expose privileged port",
            "a port below 1024 was asked for, which an ordinary user may not open",
            "choose a <port> of 1024 or above, or leave it out, so that a free one is chosen"),
    DISK_FULL(
            "no space left on device",
            "the disk is full",
            "free some: `podman system df` shows what the engine holds, `podman system prune` removes what is unused"),
    NO_DAEMON(
            "annot connect to (the Docker daemon|Podman)",
            "the engine's client is there, but nothing answers it",
            "start it: `mvn prism:machine` (macOS, Windows), `sudo systemctl start docker` (Docker on Linux)"),
    OTHER("", "the engine refused", "run `podman info` and `podman run --rm IMAGE true` by hand to see what it lacks");

    private static final Pattern MISSING_IMAGE = Pattern.compile("image not known|[Nn]o such image");

    private final Pattern pattern;
    private final String meaning;
    private final String fix;

    EngineFailure(String pattern, String meaning, String fix) {
        this.pattern = Pattern.compile(pattern);
        this.meaning = meaning;
        this.fix = fix;
    }

    /** What it means, one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** What puts it right, as far as that can be said without a look at the machine. */
    public String fix() {
        return fix;
    }

    static boolean isMissingImage(String complaint) {
        return MISSING_IMAGE.matcher(complaint).find();
    }

    static PrismException explain(EngineKind kind, String complaint) {
        EngineFailure failure = of(complaint);
        String quote = quote(kind, complaint);
        return failure == PORT_TAKEN
                ? new PortTakenException(failure.meaning, quote, failure.fix)
                : new EngineException(failure, failure.meaning, quote, failure.fix);
    }

    /** Why an image could not be fetched: the registry's answer, or the way to it. */
    static PrismException explainPull(EngineKind kind, ImageSource source, String complaint) {
        return of(complaint) == OTHER
                ? PullFailure.explain(kind, source, quote(kind, complaint))
                : explain(kind, complaint);
    }

    /** The engine's last word; progress, warnings and retries before it say nothing more. */
    private static String quote(EngineKind kind, String complaint) {
        List<String> errors = complaint
                .lines()
                .filter(line -> line.startsWith("Error") || line.contains("level=error"))
                .toList();
        return kind.program() + " says: " + (errors.isEmpty() ? complaint : String.join("\n", errors));
    }

    private static EngineFailure of(String complaint) {
        return Stream.of(values())
                .filter(failure -> failure.pattern.matcher(complaint).find())
                .findFirst()
                .orElseThrow();
    }
}
