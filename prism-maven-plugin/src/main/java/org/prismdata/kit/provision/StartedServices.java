package org.prismdata.kit.provision;

import java.nio.file.Path;
import java.util.List;

/**
 * Services a goal has started and a later one will stop.
 *
 * @param services where each is
 * @param properties the file that tells the test JVM
 * @param removal what removes them; holds nothing when they are kept
 */
public record StartedServices(List<RunningService> services, Path properties, ContainerRemoval removal) {
    public StartedServices {
        services = List.copyOf(services);
    }
}
