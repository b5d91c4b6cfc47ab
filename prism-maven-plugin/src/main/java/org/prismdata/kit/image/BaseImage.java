package org.prismdata.kit.image;

import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.pull.RegistryMirrors;

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
     * @param mirrors what stands in for registries
     */
    public static BaseImage of(String name, RegistryMirrors mirrors) {
        if (name.matches(NO_REGISTRY)) {
            return new BaseImage(name, false);
        }
        ImageName image = ImageName.parse(name, "the base image");
        return mirrors.of(image)
                .map(found -> new BaseImage(found.nameOf(image).toString(), found.unencrypted()))
                .orElseGet(() -> new BaseImage(image.toString(), false));
    }
}
