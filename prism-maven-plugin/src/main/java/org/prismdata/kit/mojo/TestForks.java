package org.prismdata.kit.mojo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
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
final class TestForks {
    private static final String PROPERTY = "prism.testcontainers";
    private static final Set<String> GOALS =
            Set.of("maven-surefire-plugin:test", "maven-failsafe-plugin:integration-test");
    private static final String TESTCONTAINERS = "org.testcontainers";
    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");
    private static final String VARIABLES = "environmentVariables";

    private final MavenSession session;
    private final ExecutionListener next;

    private TestForks(MavenSession session, ExecutionListener next) {
        this.session = session;
        this.next = next;
    }

    /** From now on, until the session ends. */
    static void listen(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        ExecutionListener next =
                Optional.ofNullable(request.getExecutionListener()).orElseGet(() -> new AbstractExecutionListener() {});
        TestForks forks = new TestForks(session, next);
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(), new Class<?>[] {ExecutionListener.class}, forks::pass));
    }

    /** Passes on what happens to the one who has listened before, as which we are called now. */
    private Object pass(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("mojoStarted")) {
            try {
                prepare((ExecutionEvent) arguments[0]);
            } catch (PrismException e) {
                // A listener can't fail a goal. The tests that need it will.
                LOG.warn("Testcontainers is not set up for Podman: {}", e.getMessage());
            }
        }
        try {
            return method.invoke(next, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void prepare(ExecutionEvent event) {
        MavenProject project = event.getProject();
        MojoExecution execution = event.getMojoExecution();
        if (project.getPlugin(BuildPreparation.KIT) == null
                || !GOALS.contains(execution.getArtifactId() + ":" + execution.getGoal())
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
