package org.prismdata.kit.engine;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/**
 * A fully qualified image name, {@code registry/repository:tag} or {@code registry/repository@digest}. Where both are
 * written the digest says all, so the tag is left out, as engines do.
 *
 * <p>Engines resolve short names differently, and Podman asks at a terminal which registry was meant, which a build
 * does not have; so a short name is taken as Docker takes it: {@code postgres:16} is
 * {@code docker.io/library/postgres:16}.
 *
 * @param repository registry and path, without tag or digest
 * @param suffix {@code :tag} or {@code @algorithm:hex}
 */
public record ImageName(String repository, String suffix) {
    public static final String DOCKER_HUB = "docker.io";

    // The grammar of the OCI distribution specification: lower-case path parts, a tag of at most 128 characters.
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String HOST = "(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?";
    private static final Pattern IMAGE = Pattern.compile("(?:(?<host>" + HOST + ")/)?(?<path>" + PART + "(?:/" + PART
            + ")*)(?<tag>:\\w[\\w.-]{0,127})?(?<digest>@[a-z0-9]+:[0-9a-f]{32,})?");

    /**
     * @param text what the user wrote, {@code postgres:16} or {@code registry.example/team/postgres:16}
     * @param origin the XML path or property it came from, for the message
     * @throws PrismException if it is no image name
     */
    public static ImageName parse(String text, String origin) {
        Matcher matcher = IMAGE.matcher(text);
        if (!matcher.matches()) {
            throw new PrismException(
                    origin + " is '" + text + "'",
                    "that is no image name; the form is registry/path:tag, all lower case but the tag",
                    "write it like docker.io/library/postgres:16-alpine");
        }
        String host = matcher.group("host");
        String path = matcher.group("path");
        String suffix = Stream.of(matcher.group("digest"), matcher.group("tag"), ":latest")
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        // Docker's rule: the first part is a registry only if it looks like a host name.
        if (host == null) {
            return new ImageName(DOCKER_HUB + "/library/" + path, suffix);
        }
        if (host.matches(".*[.:\\[].*") || host.equals("localhost")) {
            return new ImageName(host + "/" + path, suffix);
        }
        return new ImageName(DOCKER_HUB + "/" + host + "/" + path, suffix);
    }

    /** Names that an engine or Jib has written. */
    public static List<ImageName> parseAll(List<String> texts) {
        return texts.stream().map(text -> parse(text, "an image's name")).toList();
    }

    /** Whether it is the name of an image built on this machine: by convention no registry is called so. */
    public boolean local() {
        return repository.startsWith("localhost/");
    }

    /** The registry's host, and its port if it names one. */
    public String registry() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /** Whether it is the name of one content for ever, rather than of the newest. */
    public boolean byDigest() {
        return suffix.startsWith("@");
    }

    public boolean onDockerHub() {
        return registry().equals(DOCKER_HUB);
    }

    /** Itself, or for a name by digest the tag that stands for it, because engines give no image a name by digest. */
    ImageName tag() {
        return byDigest() ? new ImageName(repository, ":" + suffix.substring(1).replace(':', '-')) : this;
    }

    /** The same image in a copy of its registry. */
    public ImageName at(String location) {
        return new ImageName(location + repository.substring(repository.indexOf('/')), suffix);
    }

    /** The same repository under another tag. */
    public ImageName withTag(String tag, String origin) {
        return parse(repository + ":" + tag, origin);
    }

    @Override
    public String toString() {
        return repository + suffix;
    }
}
