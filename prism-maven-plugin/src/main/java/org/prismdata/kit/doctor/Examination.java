package org.prismdata.kit.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.pull.Registries;

/**
 * What to look at.
 *
 * @param engine finds the engine; may refuse
 * @param registries where images would come from
 * @param projects the services of the modules; empty where there is no project
 * @param lifetimes how long kept services may go unused
 * @param root the project's folder, or that in which Maven was started
 * @param targets the folders that the modules build into
 * @param maven the version of Maven that runs
 * @param engineVersion the engine's version that is asked for, or its beginning; empty for any
 */
public record Examination(
        Supplier<ContainerEngine> engine,
        Registries registries,
        List<StartRequest> projects,
        Lifetimes lifetimes,
        Path root,
        List<Path> targets,
        String maven,
        Optional<String> engineVersion) {
    public Examination {
        projects = List.copyOf(projects);
        targets = List.copyOf(targets);
    }
}
