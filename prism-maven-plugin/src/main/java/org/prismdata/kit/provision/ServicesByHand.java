package org.prismdata.kit.provision;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.prismdata.kit.compose.ComposeProject;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.session.RuntimeFolder;
import org.prismdata.kit.testcontainers.AbandonedTests;

/** What a user does to the services of a project by hand: see them, read what they log, end them. */
public final class ServicesByHand {
    private final ContainerEngine engine;
    private final Consumer<String> log;

    /** @param log told what happens, a line each */
    public ServicesByHand(ContainerEngine engine, Consumer<String> log) {
        this.engine = engine;
        this.log = log;
    }

    /** Removes the project's kept services, and what any build that is no more has left; other builds' stay. */
    public void stop(Module module) {
        List<Container> all = engine.containers(Ownership.selectAll(), ComposeProject.LABELS);
        List<Container> ofProject = all.stream()
                .filter(container -> {
                    Ownership owner = Ownership.of(container.labels());
                    return owner.kept() && owner.rootKey().equals(module.rootKey());
                })
                .toList();
        List<String> kept = names(ofProject);
        List<String> left = names(all.stream()
                .filter(container -> Ownership.of(container.labels()).abandoned())
                .toList());
        engine.remove(kept);
        engine.remove(left);
        removeProjects(ComposeProject.of(ofProject));
        kept.forEach(RuntimeFolder::forget);
        ServiceProperties.delete(ServiceProperties.keptIn(module.workFolder()));
        RuntimeFolder.clean();
        new AbandonedTests(engine, log).remove();
        List<ImageName> images = Leftovers.removeImages(engine);
        if (kept.isEmpty() && left.isEmpty()) {
            log.accept("no services of this project are up");
        }
        kept.forEach(name -> log.accept("removed " + name));
        left.forEach(name -> log.accept("removed " + name + ", which a build that is over has left"));
        images.forEach(name -> log.accept("removed " + name + ", which a build that is over has left"));
    }

    /** The networks and volumes of Compose files: those of kept services, and those whose containers may be gone already. */
    private void removeProjects(Set<ComposeProject> kept) {
        Set<ComposeProject> projects = new HashSet<>(kept);
        engine.labelsBesideContainers(ComposeProject.LABEL).stream()
                .map(ComposeProject::new)
                .filter(ComposeProject::abandoned)
                .forEach(projects::add);
        projects.forEach(project -> engine.removeLabelled(ComposeProject.LABEL, project.name()));
    }

    /** The project's containers, whoever started them. */
    public List<Container> status(Module module) {
        return engine.containers(Ownership.selectRoot(module), Ownership.LABELS);
    }

    /** The last lines each of the project's services wrote, by container name. */
    public Map<String, List<String>> logs(Module module, int lines) {
        Map<String, List<String>> logs = new TreeMap<>();
        status(module).forEach(container -> logs.put(container.name(), engine.logs(container.name(), lines)));
        return logs;
    }

    private static List<String> names(List<Container> containers) {
        return containers.stream().map(Container::name).toList();
    }
}
