package org.prismdata.kit.image;

import java.util.Optional;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.pull.RegistryMirror;

/**
 * An image to build upon, where it is fetched from.
 *
 * @param location its name there, or in one of the forms that Jib knows besides
 * @param unencrypted whether that registry may speak HTTP
 */
public record BaseImage(String location, boolean unencrypted) {
    /** Jib's words for an image that no registry has. */
    private static final String NO_REGISTRY = "(docker|tar)://.*";

    /**
     * @param name what the user or the variant names
     * @param mirror what stands in for Docker Hub
     */
    public static BaseImage of(String name, Optional<RegistryMirror> mirror) {
        if (name.matches(NO_REGISTRY)) {
            return new BaseImage(name, false);
        }
        ImageName image = ImageName.parse(name, "the base image");
        return mirror.filter(any -> image.onDockerHub())
                .map(found -> new BaseImage(found.nameOf(image).toString(), found.unencrypted()))
                .orElseGet(() -> new BaseImage(image.toString(), false));
    }
}
