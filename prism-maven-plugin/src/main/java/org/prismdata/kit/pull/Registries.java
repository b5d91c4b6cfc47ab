package org.prismdata.kit.pull;

import java.util.Optional;
import java.util.function.Function;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.ImageSource;
import org.prismdata.kit.engine.Login;

/**
 * Where a build gets its images from.
 *
 * @param offline never fetch one
 * @param mirror what stands in for Docker Hub
 * @param logins the user of a registry, by its host and port, as Maven's settings have it
 */
public record Registries(boolean offline, Optional<RegistryMirror> mirror, Function<String, Optional<Login>> logins) {
    ImageSource source(ImageName image) {
        Optional<RegistryMirror> asked = mirror.filter(any -> image.onDockerHub());
        ImageName remote = asked.map(found -> found.nameOf(image)).orElse(image);
        return new ImageSource(
                image, remote, asked.filter(RegistryMirror::unencrypted).isPresent(), logins.apply(remote.registry()));
    }
}
