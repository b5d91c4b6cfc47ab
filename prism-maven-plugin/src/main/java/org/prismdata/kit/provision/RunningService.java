package org.prismdata.kit.provision;

import java.util.Map;

/**
 * A service that serves.
 *
 * @param name {@code postgres}, …
 * @param container its container's name
 * @param properties what tests are told: {@code prism.postgres.url}, …
 */
public record RunningService(String name, String container, Map<String, String> properties) {
    public RunningService {
        properties = Map.copyOf(properties);
    }
}
