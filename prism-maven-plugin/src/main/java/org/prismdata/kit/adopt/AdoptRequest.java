package org.prismdata.kit.adopt;

import java.nio.file.Path;
import java.util.List;

/**
 * A project that is to use the kit.
 *
 * @param root its folder
 * @param kitVersion the kit's
 * @param failsafeVersion that of Failsafe, where the project says none for its tests
 * @param modules those with tests, or the one there is
 * @param parents the POMs of the others, which only hold what modules share
 */
public record AdoptRequest(
        Path root, String kitVersion, String failsafeVersion, List<AdoptModule> modules, List<Path> parents) {
    public AdoptRequest {
        modules = List.copyOf(modules);
        parents = List.copyOf(parents);
    }

    /** As messages have it: from the project's folder on. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
