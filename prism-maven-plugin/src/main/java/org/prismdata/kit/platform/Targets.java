package org.prismdata.kit.platform;

import java.util.List;
import java.util.Optional;
import org.prismdata.kit.engine.ImageName;

/**
 * What an image is made for, and what the user has named to make it with.
 *
 * @param platforms of which an image is made
 * @param jdks to take the runtimes from
 * @param builder the image whose containers link a runtime
 */
public record Targets(List<TargetPlatform> platforms, List<TargetJdk> jdks, Optional<ImageName> builder) {
    public Targets {
        platforms = List.copyOf(platforms);
        jdks = List.copyOf(jdks);
    }
}
