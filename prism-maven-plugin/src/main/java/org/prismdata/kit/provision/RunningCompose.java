package org.prismdata.kit.provision;

import java.util.List;
import org.prismdata.kit.compose.ComposeProject;
import org.prismdata.kit.timings.Stage;

/**
 * A Compose file whose services serve.
 *
 * @param project what its containers, networks and volumes are found by
 * @param services those that run, or did so to their end
 * @param kept whether they stay up after the build
 * @param report a line about where they are and what it took
 * @param stages when they were started and got ready; none if they were up already
 */
record RunningCompose(
        ComposeProject project, List<RunningService> services, boolean kept, String report, List<Stage> stages) {
    RunningCompose {
        services = List.copyOf(services);
        stages = List.copyOf(stages);
    }
}
