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
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.testcontainers.TestcontainersSupport;

/**
 * Gives the test JVMs that Surefire and Failsafe fork the variables that Testcontainers needs, where it is on their class
 * path. This is known only when their goal is about to start; so each goal's start is listened to.
 */
final class TestForks {
    private static final String PROPERTY = "prism.testcontainers";
    private static final Set<String> GOALS =
            Set.of("maven-surefire-plugin:test", "maven-failsafe-plugin:integration-test");
    private static final String TESTCONTAINERS = "org.testcontainers";
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
            prepare((ExecutionEvent) arguments[0]);
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
        Plugin kit = project.getPlugin(BuildPreparation.KIT);
        if (kit == null
                || !GOALS.contains(execution.getArtifactId() + ":" + execution.getGoal())
                || new BuildProperties(session, project)
                        .get(PROPERTY)
                        .orElse("true")
                        .equals("false")
                || !usesTestcontainers(project)) {
            return;
        }
        Xpp3Dom configuration = execution.getConfiguration();
        Xpp3Dom variables = configuration.getChild(VARIABLES);
        if (variables == null) {
            variables = new Xpp3Dom(VARIABLES);
            configuration.addChild(variables);
        }
        if (variables.getChild(TestcontainersSupport.DOCKER_HOST) != null) {
            // The user has set it up.
            return;
        }
        for (Map.Entry<String, String> variable : SessionData.testcontainers(session, engine(project, kit))
                .variables()
                .entrySet()) {
            if (variables.getChild(variable.getKey()) == null) {
                Xpp3Dom element = new Xpp3Dom(variable.getKey());
                element.setValue(variable.getValue());
                variables.addChild(element);
            }
        }
    }

    private static boolean usesTestcontainers(MavenProject project) {
        // Maven sets the goal's own filter after this; until then that of the goal before counts.
        project.setArtifactFilter(artifact -> true);
        return project.getArtifacts().stream()
                .anyMatch(artifact -> artifact.getGroupId().equals(TESTCONTAINERS));
    }

    private EngineChoice engine(MavenProject project, Plugin kit) {
        return new EngineChoice(
                setting(project, kit, "engine").orElse(EngineChoice.ANY), setting(project, kit, "connection"));
    }

    private Optional<String> setting(MavenProject project, Plugin kit, String name) {
        return Optional.ofNullable(kit.getConfiguration() instanceof Xpp3Dom dom ? dom.getChild(name) : null)
                .map(Xpp3Dom::getValue)
                .or(() -> new BuildProperties(session, project).get("prism." + name));
    }
}
