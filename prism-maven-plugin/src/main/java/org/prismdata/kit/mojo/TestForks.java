package org.prismdata.kit.mojo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.pull.RegistryMirrors;
import org.prismdata.kit.testcontainers.TestcontainersSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the test JVMs that Surefire and Failsafe fork, and those of the watch, the variables that Testcontainers needs, where
 * it is on their class path. This is known only when their goal is about to start; so each goal's start is listened to.
 */
final class TestForks implements GoalListener {
    static final String PROPERTY = "prism.testcontainers";
    private static final String TESTCONTAINERS = "org.testcontainers";
    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");
    private static final String VARIABLES = "environmentVariables";

    private final MavenSession session;

    TestForks(MavenSession session) {
        this.session = session;
    }

    @Override
    public void started(ExecutionEvent event) {
        MojoExecution execution = event.getMojoExecution();
        if (!TestRecording.runsTests(execution)) {
            return;
        }
        Xpp3Dom configuration = execution.getConfiguration();
        Set<String> configured = Optional.ofNullable(configuration.getChild(VARIABLES)).stream()
                .flatMap(element -> Stream.of(element.getChildren()))
                .map(Xpp3Dom::getName)
                .collect(Collectors.toSet());
        variables(session, event.getProject(), configured)
                .forEach((name, value) -> PluginGoal.setText(PluginGoal.child(configuration, VARIABLES), name, value));
    }

    /**
     * What a test JVM of the module is to be given.
     *
     * @param session with whose end it is closed
     * @param configured the names of the variables that the user has set
     */
    static Map<String, String> variables(MavenSession session, MavenProject project, Set<String> configured) {
        if (project.getPlugin(BuildPreparation.KIT) == null
                || configured.contains(TestcontainersSupport.DOCKER_HOST)
                || new BuildProperties(session, project)
                        .get(PROPERTY)
                        .orElse("true")
                        .equals("false")
                || !usesTestcontainers(project)) {
            return Map.of();
        }
        try {
            Map<String, String> needed = new HashMap<>(needed(session, project));
            needed.keySet().removeAll(configured);
            return needed;
        } catch (PrismException e) {
            // The tests that need it will fail.
            LOG.warn("Testcontainers is not set up for Podman: {}", e.getMessage());
            return Map.of();
        }
    }

    private static Map<String, String> needed(MavenSession session, MavenProject project) {
        return ModuleParameters.byHand(session, project)
                .map(parameters -> SessionData.testcontainers(
                                session, parameters.engine(), RegistryMirrors.parse(parameters.registryMirror()))
                        .variables())
                .orElse(Map.of());
    }

    private static boolean usesTestcontainers(MavenProject project) {
        // Maven sets the goal's own filter after this; until then that of the goal before counts.
        project.setArtifactFilter(artifact -> true);
        return project.getArtifacts().stream()
                .anyMatch(artifact -> artifact.getGroupId().equals(TESTCONTAINERS));
    }
}
