package org.prismdata.kit.pull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.engine.ImageName;

/**
 * What stands in for registries.
 *
 * @param all the first one for a registry counts
 */
public record RegistryMirrors(List<RegistryMirror> all) {
    public RegistryMirrors {
        all = List.copyOf(all);
    }

    /**
     * @param text mirrors with commas between them; empty for none
     * @throws org.prismdata.kit.problem.PrismException if one of them is no mirror
     */
    public static RegistryMirrors parse(Optional<String> text) {
        return new RegistryMirrors(text.stream()
                .flatMap(mirrors -> Stream.of(mirrors.split(",")))
                .filter(mirror -> !mirror.isBlank())
                .map(RegistryMirror::parse)
                .toList());
    }

    /** The one that is asked for an image in place of its own registry. */
    public Optional<RegistryMirror> of(ImageName image) {
        return all.stream()
                .filter(mirror -> mirror.registry().equals(image.registry()))
                .findFirst();
    }
}
