package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to run in the background, as data.
 *
 * @param name its name, unique on this machine; chosen before the start so that it can be removed at any moment
 * @param image what to run
 * @param environment variables of the service; handed to the engine in its own environment, so that no password shows
 *     in the process list
 * @param labels who it belongs to
 * @param containerPort the port the service listens on, published on 127.0.0.1
 * @param hostPort the port on this machine
 * @param readOnlyMounts files and folders of this machine by their place in the container
 * @param command arguments for the image's entry point
 * @param lifetime after which the engine itself ends it, whatever has become of us; Docker has no such limit
 * @param ownFiles whether the engine removes it when it ends: its log and what else is known of it is in files of ours then;
 *     it can't be restarted
 */
public record ContainerSpec(
        String name,
        ImageName image,
        Map<String, String> environment,
        Map<String, String> labels,
        int containerPort,
        int hostPort,
        Map<String, Path> readOnlyMounts,
        List<String> command,
        Duration lifetime,
        Optional<ContainerFiles> ownFiles) {

    public ContainerSpec {
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
        readOnlyMounts = Map.copyOf(readOnlyMounts);
        command = List.copyOf(command);
    }
}
