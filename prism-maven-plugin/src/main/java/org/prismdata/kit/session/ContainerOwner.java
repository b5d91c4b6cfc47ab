package org.prismdata.kit.session;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Who answers for containers that a goal starts and removes again by itself.
 *
 * @param labels whose they are, on each
 * @param began told a container's name before it is there; should the goal be cancelled, it is removed for it
 * @param gone told that it has been removed
 */
public record ContainerOwner(Map<String, String> labels, Consumer<String> began, Consumer<String> gone) {
    public ContainerOwner {
        labels = Map.copyOf(labels);
    }
}
