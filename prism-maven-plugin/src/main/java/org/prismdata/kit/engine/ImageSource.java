package org.prismdata.kit.engine;

import java.util.Optional;

/**
 * Where an image is fetched from: the one registry that is asked for it.
 *
 * @param image the name it has on this machine
 * @param remote the name it has there; another than {@code image} where it comes by way of a mirror
 * @param unencrypted whether the registry may speak HTTP, or have a certificate that nobody vouches for
 * @param login who fetches it; empty for whom the engine knows from its own {@code login}
 */
public record ImageSource(ImageName image, ImageName remote, boolean unencrypted, Optional<Login> login) {
    public boolean mirrored() {
        return !remote.equals(image);
    }
}
