package org.prismdata.kit.provision;

import java.nio.file.Path;
import java.util.List;

/**
 * Services that a module may use.
 *
 * @param services where each is
 * @param properties the file that tells the test JVM
 */
public record StartedServices(List<RunningService> services, Path properties) {
    public StartedServices {
        services = List.copyOf(services);
    }
}
