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
 * @param mirrors what stands in for registries
 * @param logins the user of a registry, by its host and port, as Maven's settings have it
 */
public record Registries(boolean offline, RegistryMirrors mirrors, Function<String, Optional<Login>> logins) {
    ImageSource source(ImageName image) {
        Optional<RegistryMirror> asked = mirrors.of(image);
        ImageName remote = asked.map(found -> found.nameOf(image)).orElse(image);
        return new ImageSource(
                image, remote, asked.filter(RegistryMirror::unencrypted).isPresent(), logins.apply(remote.registry()));
    }
}
