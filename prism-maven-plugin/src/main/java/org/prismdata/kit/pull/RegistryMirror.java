package org.prismdata.kit.pull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

/**
 * A registry that has the images of Docker Hub, which is then asked for none, as with a mirror of a Maven repository.
 *
 * @param location its host, its port if it has one of its own, and the path below which it has them, if there is one
 * @param unencrypted whether it may speak HTTP
 */
public record RegistryMirror(String location, boolean unencrypted) {
    public static final String PROPERTY = "prism.registryMirror";

    private static final Pattern FORM = Pattern.compile("(?:(?<scheme>https?)://)?"
            + "(?<location>(?<host>[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?(?:/[a-z0-9._/-]*[a-z0-9])?)/?");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    /**
     * @param text {@code host}, {@code host:port/path}, or a URL of these
     * @throws PrismException if it is something else
     */
    public static RegistryMirror parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new PrismException(
                    PROPERTY + " is '" + text + "'",
                    "a mirror is a registry's host, with a port and a path if it needs them, and http:// before it if it"
                            + " has no HTTPS",
                    "write it like mirror.example:5000/dockerhub");
        }
        boolean unencrypted = matcher.group("scheme") == null
                ? THIS_MACHINE.matcher(matcher.group("host")).matches()
                : matcher.group("scheme").equals("http");
        return new RegistryMirror(matcher.group("location"), unencrypted);
    }

    /** Its name for an image of Docker Hub. */
    public ImageName nameOf(ImageName image) {
        return image.at(location);
    }
}
