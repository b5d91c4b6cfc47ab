package org.prismdata.kit.snapshot;

import java.util.Map;
import org.prismdata.kit.engine.ImageName;

/**
 * An image of a service that was initialised once.
 *
 * @param image its name
 * @param first the variables of the container it was made of
 */
public record Snapshot(ImageName image, Map<String, String> first) {
    public Snapshot {
        first = Map.copyOf(first);
    }
}
