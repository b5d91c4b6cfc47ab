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
 */
public record AdoptRequest(Path root, String kitVersion, String failsafeVersion, List<AdoptModule> modules) {
    public AdoptRequest {
        modules = List.copyOf(modules);
    }
}
