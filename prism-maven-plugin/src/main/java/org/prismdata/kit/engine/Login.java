package org.prismdata.kit.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A user of a registry.
 *
 * @param username the user's name there
 * @param password what proves it
 * @param origin where the user wrote both, for messages
 */
public record Login(String username, String password, String origin) {
    /** The name of the file that both engines read it from. */
    public static final String FILE = "config.json";

    /** The file that {@code podman login} and {@code docker login} keep, with this one entry. */
    public String authFile(String registry) {
        // Docker's own name for its registry; Podman has none but the registry's.
        String encoded =
                Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        String entry = "{\"auth\": \"" + encoded + "\"}";
        String hub = registry.equals(ImageName.DOCKER_HUB) ? "\"https://index.docker.io/v1/\": " + entry + ", " : "";
        return "{\"auths\": {" + hub + "\"" + registry + "\": " + entry + "}}\n";
    }

    @Override
    public String toString() {
        return username + " of " + origin;
    }
}
