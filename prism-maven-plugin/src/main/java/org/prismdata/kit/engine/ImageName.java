package org.prismdata.kit.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prismdata.kit.problem.PrismException;

/**
 * A fully qualified image name, {@code registry/repository:tag} or {@code registry/repository@digest}.
 *
 * <p>Engines resolve short names differently, and Podman asks at a terminal which registry was meant, which a build
 * does not have; so a short name is taken as Docker takes it: {@code postgres:16} is
 * {@code docker.io/library/postgres:16}.
 *
 * @param repository registry and path, without tag or digest
 * @param suffix {@code :tag} or {@code @algorithm:hex}
 */
public record ImageName(String repository, String suffix) {
    // The grammar of the OCI distribution specification: lower-case path parts, a tag of at most 128 characters.
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String HOST = "(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?";
    private static final Pattern IMAGE = Pattern.compile("(?:(?<host>" + HOST + ")/)?(?<path>" + PART + "(?:/" + PART
            + ")*)(?<suffix>:\\w[\\w.-]{0,127}|@[a-z0-9]+:[0-9a-f]{32,})?");

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
        String suffix = matcher.group("suffix") == null ? ":latest" : matcher.group("suffix");
        // Docker's rule: the first part is a registry only if it looks like a host name.
        if (host == null) {
            return new ImageName("docker.io/library/" + path, suffix);
        }
        if (host.matches(".*[.:\\[].*") || host.equals("localhost")) {
            return new ImageName(host + "/" + path, suffix);
        }
        return new ImageName("docker.io/" + host + "/" + path, suffix);
    }

    /** Whether it is the name of an image built on this machine: by convention no registry is called so. */
    public boolean local() {
        return repository.startsWith("localhost/");
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
