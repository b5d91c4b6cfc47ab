package org.prismdata.kit.engine;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why a registry gave no image, by the words of Podman 4 and 5, of Docker 28, and of the registries they quote. */
enum PullFailure {
    LIMIT("toomanyrequests|rate limit", "gives this machine no more images for now"),
    LOGIN(
            "\\bunauthorized\\b|authentication required|requested access|\\bdenied\\b|\\bforbidden\\b",
            "gives it only to users it knows"),
    UNKNOWN("manifest unknown|name unknown|: not found|no matching manifest|no image found", "does not have it"),
    HTTP("server gave HTTP response to HTTPS client", "speaks HTTP, which anybody on the way can read and change"),
    CERTIFICATE("x509:|tls:.*certificate", "has a certificate that this machine does not trust"),
    OUT_OF_REACH(
            "dial tcp|connection re(fused|set)|no such host|\\btimeout\\b|unreachable|no route to host|deadline|\\bEOF\\b",
            "is out of reach"),
    OTHER("", "did not give it");

    private final Pattern pattern;
    private final String meaning;

    PullFailure(String pattern, String meaning) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        this.meaning = meaning;
    }

    /** @param quote what the engine said */
    static RegistryException explain(EngineKind kind, ImageSource source, String quote) {
        return of(source, quote).exception(kind, source, quote);
    }

    private static PullFailure of(ImageSource source, String complaint) {
        // The name of an image may hold any of the words.
        String words = complaint.replace(source.remote().repository(), "");
        return Stream.of(values())
                .filter(failure -> failure.pattern.matcher(words).find())
                .findFirst()
                .orElseThrow();
    }

    private RegistryException exception(EngineKind kind, ImageSource source, String quote) {
        String why = this == LOGIN && source.login().isPresent()
                ? "refuses the user name or the password of "
                        + source.login().get().origin()
                : meaning;
        return new RegistryException(
                "image " + source.image() + " is not on this machine, and ",
                "registry " + source.remote().registry() + " " + why,
                quote,
                fix(kind, source),
                this == UNKNOWN);
    }

    private String fix(EngineKind kind, ImageSource source) {
        boolean podman = kind == EngineKind.PODMAN;
        String registry = source.remote().registry();
        String mirror = source.image().onDockerHub() && !source.mirrored()
                ? ", or name a mirror: -Dprism.registryMirror=HOST"
                : "";
        String login =
                kind.program() + " login " + registry + ", or give settings.xml a <server> with the <id> " + registry;
        return switch (this) {
            case LIMIT -> login + mirror + "; or wait";
            case LOGIN ->
                source.login().map(wrong -> "correct " + wrong.origin()).orElse(login + "; or correct its name");
            case UNKNOWN -> "correct its name, or name another with <image> or -Dprism.SERVICE.image=…";
            case HTTP ->
                source.mirrored()
                        ? "if that is as it should be, write http:// before the host of prism.registryMirror"
                        : "if that is as it should be, "
                                + (podman
                                        ? "give ~/.config/containers/registries.conf a [[registry]] with location = \""
                                                + registry + "\" and insecure = true"
                                        : "add \"" + registry + "\" to insecure-registries in /etc/docker/daemon.json");
            case CERTIFICATE ->
                "put the certificate of its authority into "
                        + (podman ? "~/.config/containers/certs.d/" : "/etc/docker/certs.d/") + registry + "/ca.crt";
            case OUT_OF_REACH -> "check its name and port, the network, and the proxy (HTTPS_PROXY)" + mirror;
            case OTHER -> "see what `" + kind.program() + " pull " + source.remote() + "` says by hand";
        };
    }
}
