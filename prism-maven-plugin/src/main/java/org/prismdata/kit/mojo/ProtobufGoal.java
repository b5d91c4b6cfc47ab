package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.protobuf.GeneratedSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the goal out that makes classes from .proto files, where it would find that it has nothing to do. Only where it is
 * configured as in a generated project: whoever does more with it has more that may change.
 */
final class ProtobufGoal implements GoalListener {
    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");
    private static final String PLUGIN = "io.github.ascopes:protobuf-maven-plugin";
    private static final String GOAL = "generate";
    private static final String SOURCES = "sourceDirectories";
    private static final Set<String> UNDERSTOOD = Set.of("protocVersion", SOURCES, "binaryMavenPlugins");

    /** What it is asked for, and its inputs before the build began. */
    private record Pending(GeneratedSources sources, String inputs) {}

    private final Map<MavenProject, Pending> pending = new ConcurrentHashMap<>();

    void prepare(MavenSession session) {
        // What is there now may be gone when it is needed.
        if (session.getGoals().stream().anyMatch(goal -> goal.contains("clean"))) {
            return;
        }
        session.getProjects().forEach(project -> {
            Plugin plugin = project.getPlugin(PLUGIN);
            if (plugin != null && project.getPlugin(BuildPreparation.KIT) != null && !cleansBetween(project)) {
                execution(plugin).ifPresent(execution -> prepare(project, plugin, execution));
            }
        });
    }

    private void prepare(MavenProject project, Plugin plugin, PluginExecution execution) {
        Optional<GeneratedSources> found = sources(project, plugin, (Xpp3Dom) execution.getConfiguration());
        if (found.isEmpty()) {
            return;
        }
        GeneratedSources sources = found.get();
        try {
            String inputs = sources.inputs();
            if (sources.isCurrent(inputs)) {
                plugin.removeExecution(execution);
                project.addCompileSourceRoot(sources.output().toString());
                LOG.debug("The classes of the .proto files are up to date");
            } else {
                pending.put(project, new Pending(sources, inputs));
            }
        } catch (IOException e) {
            LOG.debug("Whether the .proto files have changed is not known", e);
        }
    }

    /** Its only one, if it does nothing else. */
    private static Optional<PluginExecution> execution(Plugin plugin) {
        List<PluginExecution> executions = plugin.getExecutions();
        return executions.size() == 1 && executions.get(0).getGoals().equals(List.of(GOAL))
                ? Optional.of(executions.get(0))
                : Optional.empty();
    }

    private static boolean cleansBetween(MavenProject project) {
        Plugin clean = project.getPlugin("org.apache.maven.plugins:maven-clean-plugin");
        return clean != null
                && clean.getExecutions().stream()
                        .anyMatch(execution -> execution.getPhase() != null
                                && !execution.getPhase().endsWith("clean"));
    }

    private static Optional<GeneratedSources> sources(MavenProject project, Plugin plugin, Xpp3Dom configuration) {
        if (configuration == null
                || configuration.getChild(SOURCES) == null
                || !Stream.of(configuration.getChildren()).map(Xpp3Dom::getName).allMatch(UNDERSTOOD::contains)
                // Their .proto files, which ours may import, change without a new version.
                || project.getDependencies().stream()
                        .anyMatch(dependency -> dependency.getVersion().endsWith("-SNAPSHOT"))) {
            return Optional.empty();
        }
        Path base = project.getBasedir().toPath();
        Path target = Path.of(project.getBuild().getDirectory());
        StringBuilder wanted =
                new StringBuilder(plugin.getVersion()).append(' ').append(configuration);
        project.getDependencies()
                .forEach(dependency -> wanted.append(dependency.getManagementKey())
                        .append(':')
                        .append(dependency.getVersion())
                        .append(' '));
        return Optional.of(new GeneratedSources(
                wanted.toString(),
                Stream.of(configuration.getChild(SOURCES).getChildren())
                        .map(child -> base.resolve(child.getValue()))
                        .toList(),
                target.resolve("generated-sources").resolve("protobuf"),
                target.resolve("prism").resolve("protobuf")));
    }

    @Override
    public void succeeded(ExecutionEvent event) {
        if (!event.getMojoExecution().getGoal().equals(GOAL)
                || !PLUGIN.endsWith(":" + event.getMojoExecution().getArtifactId())) {
            return;
        }
        Pending made = pending.remove(event.getProject());
        if (made != null) {
            try {
                made.sources().made(made.inputs());
            } catch (IOException e) {
                LOG.debug("The next build makes the classes of the .proto files again", e);
            }
        }
    }
}
