package org.prismdata.kit.provision;

import java.util.List;
import org.prismdata.kit.service.ServiceInstance;
import org.prismdata.kit.timings.Stage;

/**
 * A container whose service serves.
 *
 * @param name its name
 * @param instance the service in it
 * @param kept whether it stays up after the build
 * @param report a line about where it is and what it took
 * @param stages when it was started and got ready; none if it was up already
 */
record RunningContainer(String name, ServiceInstance instance, boolean kept, String report, List<Stage> stages) {
    RunningContainer {
        stages = List.copyOf(stages);
    }
}
