package org.prismdata.kit.mojo;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.recorder.ClassLoads;
import org.prismdata.kit.recorder.RecordFile;
import org.prismdata.kit.recorder.TestJava;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the test JVMs that Surefire and Failsafe fork record what their tests take. */
final class TestRecording implements GoalListener {
    private static final Set<String> GOALS =
            Set.of("maven-surefire-plugin:test", "maven-failsafe-plugin:integration-test");

    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");
    private static final String SEARCH_PATH = "PATH";
    private static final String CLASS_PATH = "additionalClasspathElements";

    private final MavenSession session;

    TestRecording(MavenSession session) {
        this.session = session;
    }

    /** Whether it is a goal that runs tests. */
    static boolean runsTests(MojoExecution execution) {
        return GOALS.contains(execution.getArtifactId() + ":" + execution.getGoal());
    }

    @Override
    public void started(ExecutionEvent event) {
        MavenProject project = event.getProject();
        MojoExecution execution = event.getMojoExecution();
        if (project.getPlugin(BuildPreparation.KIT) == null || !runsTests(execution)) {
            return;
        }
        try {
            Path files = TestRecords.files(project, execution);
            // Of the build before, or of an earlier run in this one: the last one counts.
            TestRecords.delete(files);
            Optional<TestJava> java = ForkedJava.of(event);
            if (runs(project)
                    && java.filter(TestJava::canRecord).isPresent()
                    && (BuildTimings.wanted(session) || isChecked(project))) {
                BuildProperties properties = new BuildProperties(session, project);
                Xpp3Dom configuration = execution.getConfiguration();
                Xpp3Dom classPath = PluginGoal.child(configuration, CLASS_PATH);
                if (classPath.getChildCount() == 0) {
                    properties.get("maven.test.additionalClasspath").stream()
                            .flatMap(elements -> Stream.of(elements.split(",")))
                            .forEach(element -> addElement(classPath, element.strip()));
                }
                addElement(classPath, kit());
                PluginGoal.setText(
                        PluginGoal.child(configuration, "systemPropertyVariables"),
                        RecordFile.PROPERTY,
                        files.toString());
                if (isChecked(project) && execution.getGoal().equals("test")) {
                    prepareCheck(event, files, java.get());
                }
            }
        } catch (IOException | URISyntaxException | ExpressionEvaluationException e) {
            LOG.debug("What the tests take is not recorded", e);
        }
    }

    /** Whether the build looks at what its tests took and used. */
    static boolean isChecked(MavenProject project) {
        return project.getPlugin(BuildPreparation.KIT).getExecutions().stream()
                .anyMatch(execution ->
                        execution.getGoals().contains(CheckTiersMojo.NAME) && !"none".equals(execution.getPhase()));
    }

    private void prepareCheck(ExecutionEvent event, Path files, TestJava java)
            throws IOException, ExpressionEvaluationException {
        Xpp3Dom configuration = event.getMojoExecution().getConfiguration();
        Xpp3Dom variables = PluginGoal.child(configuration, "environmentVariables");
        if (variables.getChild(SEARCH_PATH) == null) {
            TestRecords.trap(event.getProject())
                    .set(Optional.ofNullable(System.getenv(SEARCH_PATH)).orElse(""))
                    .ifPresent(path -> PluginGoal.setText(variables, SEARCH_PATH, path));
        }
        Xpp3Dom arguments = PluginGoal.child(configuration, "argLine");
        Object own = arguments.getValue() == null
                ? null
                : new PluginParameterExpressionEvaluator(event.getSession(), event.getMojoExecution())
                        .evaluate(arguments.getValue());
        ClassLoads.argument(files, java)
                .ifPresent(argument -> arguments.setValue((own == null ? "" : own + " ") + "'" + argument + "'"));
    }

    private boolean runs(MavenProject project) {
        BuildProperties properties = new BuildProperties(session, project);
        return Stream.of("skipTests", "maven.test.skip")
                .allMatch(name -> properties
                        .get(name)
                        .filter(value -> !value.equals("false"))
                        .isEmpty());
    }

    private static String kit() throws URISyntaxException {
        return Path.of(RecordFile.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private static void addElement(Xpp3Dom list, String value) {
        Xpp3Dom element = new Xpp3Dom("element");
        element.setValue(value);
        list.addChild(element);
    }
}
