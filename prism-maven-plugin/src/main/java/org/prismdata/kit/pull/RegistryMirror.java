package org.prismdata.kit.pull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

/**
 * A registry that has the images of another, which is then asked for none, as with a mirror of a Maven repository.
 *
 * @param registry the host of the other one, {@code docker.io} for Docker Hub
 * @param location its host, its port if it has one of its own, and the path below which it has them, if there is one
 * @param unencrypted whether it may speak HTTP
 */
public record RegistryMirror(String registry, String location, boolean unencrypted) {
    public static final String PROPERTY = "prism.registryMirror";

    private static final Pattern FORM = Pattern.compile(
            "(?:(?<registry>[A-Za-z0-9.-]+(?::[0-9]{1,5})?)=)?(?:(?<scheme>https?)://)?"
                    + "(?<location>(?<host>[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?(?:/[a-z0-9._/-]*[a-z0-9])?)/?");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    /**
     * @param text {@code host}, {@code host:port/path}, or a URL of these; for another registry than Docker Hub after its
     *     host and {@code =}
     * @throws PrismException if it is something else
     */
    public static RegistryMirror parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new PrismException(
                    PROPERTY + " is '" + text + "'",
                    "a mirror is a registry's host, with a port and a path if it needs them, and http:// before it if it"
                            + " has no HTTPS; for another registry than Docker Hub, with that one's host and = before all",
                    "write it like mirror.example:5000/dockerhub or gcr.io=mirror.example:5000/gcr, several with commas");
        }
        boolean unencrypted = matcher.group("scheme") == null
                ? THIS_MACHINE.matcher(matcher.group("host")).matches()
                : matcher.group("scheme").equals("http");
        return new RegistryMirror(
                Optional.ofNullable(matcher.group("registry")).orElse(ImageName.DOCKER_HUB),
                matcher.group("location"),
                unencrypted);
    }

    /** Its name for an image of the other registry. */
    public ImageName nameOf(ImageName image) {
        return image.at(location);
    }
}
