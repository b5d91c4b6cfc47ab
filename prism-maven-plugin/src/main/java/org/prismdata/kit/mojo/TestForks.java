package org.prismdata.kit.mojo;

import java.util.Map;
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
 * Gives the test JVMs that Surefire and Failsafe fork the variables that Testcontainers needs, where it is on their class
 * path. This is known only when their goal is about to start; so each goal's start is listened to.
 */
final class TestForks implements GoalListener {
    private static final String PROPERTY = "prism.testcontainers";
    private static final String TESTCONTAINERS = "org.testcontainers";
    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");
    private static final String VARIABLES = "environmentVariables";

    private final MavenSession session;

    TestForks(MavenSession session) {
        this.session = session;
    }

    @Override
    public void started(ExecutionEvent event) {
        try {
            prepare(event);
        } catch (PrismException e) {
            // The tests that need it will fail.
            LOG.warn("Testcontainers is not set up for Podman: {}", e.getMessage());
        }
    }

    private void prepare(ExecutionEvent event) {
        MavenProject project = event.getProject();
        MojoExecution execution = event.getMojoExecution();
        if (project.getPlugin(BuildPreparation.KIT) == null
                || !TestRecording.runsTests(execution)
                || new BuildProperties(session, project)
                        .get(PROPERTY)
                        .orElse("true")
                        .equals("false")
                || !usesTestcontainers(project)) {
            return;
        }
        Xpp3Dom configuration = execution.getConfiguration();
        if (configuration.getChild(VARIABLES) == null) {
            configuration.addChild(new Xpp3Dom(VARIABLES));
        }
        Xpp3Dom configured = configuration.getChild(VARIABLES);
        if (configured.getChild(TestcontainersSupport.DOCKER_HOST) != null) {
            // The user has set it up.
            return;
        }
        needed(project).forEach((name, value) -> {
            if (configured.getChild(name) == null) {
                Xpp3Dom element = new Xpp3Dom(name);
                element.setValue(value);
                configured.addChild(element);
            }
        });
    }

    private Map<String, String> needed(MavenProject project) {
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
