package org.prismdata.kit.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/**
 * Where a Podman is that is not simply this user's own: {@code ssh://user@host:22/run/user/1000/podman/podman.sock}, or a
 * {@code unix://} socket of this machine.
 *
 * @param url as Podman writes it
 * @param identity the file of the key to log in with; empty for what ssh takes by itself
 */
record PodmanUrl(URI url, Optional<String> identity) {
    private static final String FIELD = "\t";
    /** What has {@code podman system connection list} print what {@link #named} reads. */
    static final String FORMAT = "{{.Name}}" + FIELD + "{{.URI}}" + FIELD + "{{.Identity}}";

    /**
     * @param text the URL
     * @param identity the key's file; may be empty
     * @param origin the property or variable that asks for it, for the message
     * @throws PrismException if services there could not be reached
     */
    static PodmanUrl parse(String text, String identity, String origin) {
        URI url = uri(text, origin);
        boolean known = "unix".equals(url.getScheme())
                || "ssh".equals(url.getScheme())
                        && url.getHost() != null
                        && url.getPath().length() > 1;
        if (!known) {
            throw notSsh(text, origin, "services listen on that machine's 127.0.0.1, and only ssh leads there");
        }
        return new PodmanUrl(url, Optional.of(identity).filter(file -> !file.isEmpty()));
    }

    /**
     * What Podman's own variables say.
     *
     * @param environment looks up an environment variable
     */
    static Optional<PodmanUrl> of(Function<String, Optional<String>> environment) {
        return environment
                .apply("CONTAINER_HOST")
                .map(url -> parse(url, environment.apply("CONTAINER_SSHKEY").orElse(""), "CONTAINER_HOST"));
    }

    /**
     * @param name of a connection
     * @param list the output of {@code podman system connection list} in the {@link #FORMAT}
     * @param origin the property or variable that asks for it, for the message
     */
    static PodmanUrl named(String name, String list, String origin) {
        List<String[]> connections =
                list.lines().map(line -> line.split(FIELD, -1)).toList();
        return connections.stream()
                // Older ones mark the default with a star.
                .filter(fields -> fields[0].replaceFirst("\\*$", "").equals(name))
                .findFirst()
                .map(fields -> parse(fields[1], fields[2], origin))
                .orElseThrow(() -> new PrismException(
                        origin + " is '" + name + "'",
                        connections.isEmpty()
                                ? "Podman knows no connections"
                                : "Podman knows only the connections "
                                        + String.join(
                                                ", ",
                                                connections.stream()
                                                        .map(fields -> fields[0])
                                                        .toList()),
                        "podman system connection add " + name + " ssh://USER@HOST"));
    }

    /** For every command of Podman's. */
    List<String> options() {
        return Stream.concat(Stream.of("--url=" + url), identity.map(file -> "--identity=" + file).stream())
                .toList();
    }

    /** Whether it is on another machine. */
    boolean remote() {
        return "ssh".equals(url.getScheme());
    }

    /** Arguments for {@code ssh} that say where to. */
    List<String> destination() {
        List<String> arguments = new ArrayList<>();
        identity.ifPresent(file -> arguments.addAll(List.of("-i", file)));
        if (url.getPort() > 0) {
            arguments.addAll(List.of("-p", String.valueOf(url.getPort())));
        }
        arguments.add(url.getUserInfo() == null ? url.getHost() : url.getUserInfo() + "@" + url.getHost());
        return arguments;
    }

    private static URI uri(String text, String origin) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw notSsh(text, origin, "that is no address: " + e.getReason());
        }
    }

    private static PrismException notSsh(String text, String origin, String reason) {
        return new PrismException(
                origin + " leads to '" + text + "'",
                reason,
                "use ssh://USER@HOST/run/user/UID/podman/podman.sock, as `podman system connection list` shows it");
    }
}
