package org.prismdata.kit.provision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.prismdata.kit.compose.ComposeProject;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.session.RuntimeFolder;

/** What the kit has left in an engine, of all projects of this user. */
public final class Upkeep {
    private final ContainerEngine engine;

    public Upkeep(ContainerEngine engine) {
        this.engine = engine;
    }

    /**
     * A service that {@code mvn prism:start} has left up.
     *
     * @param name its container's
     * @param service what it is
     * @param module the module that asked for it
     * @param status the engine's words for how it is
     * @param port where it is published on this machine; 0 if nowhere
     * @param unused for how long no build has used it; empty where that is not known
     */
    public record Kept(
            String name, String service, String module, String status, int port, Optional<Duration> unused) {}

    /**
     * What there is.
     *
     * @param kept services that a user wants
     * @param abandoned containers that nobody wants: of a build that is no more, or kept and idle for too long
     * @param projects what Compose files of builds that are no more have brought
     */
    public record Remains(List<Kept> kept, List<String> abandoned, Set<String> projects) {
        public Remains {
            kept = List.copyOf(kept);
            abandoned = List.copyOf(abandoned);
            projects = Set.copyOf(projects);
        }
    }

    /** @param idle how long a kept service may go unused */
    public Remains look(Duration idle) {
        List<Container> all = engine.containers(Ownership.selectAll(), Ownership.LABELS);
        List<String> abandoned =
                Leftovers.of(all, idle).stream().map(Container::name).toList();
        List<Kept> kept = new ArrayList<>();
        for (Container container : all) {
            Ownership owner = Ownership.of(container.labels());
            if (owner.kept() && !abandoned.contains(container.name())) {
                kept.add(new Kept(
                        container.name(),
                        owner.service(),
                        owner.module(),
                        container.status(),
                        container.port(),
                        LastUse.age(container.name())));
            }
        }
        Set<String> projects = engine.labelsBesideContainers(ComposeProject.LABEL).stream()
                .filter(name -> new ComposeProject(name).abandoned())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Remains(kept, abandoned, projects);
    }

    /** Removes what nobody wants. */
    public void remove(Remains remains) {
        engine.remove(remains.abandoned());
        remains.abandoned().forEach(RuntimeFolder::forget);
        remains.projects().forEach(project -> engine.removeLabelled(ComposeProject.LABEL, project));
        RuntimeFolder.cleanAbandoned();
    }
}
