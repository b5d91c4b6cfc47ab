package org.prismdata.kit.mojo;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.recorder.RecordFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the test JVMs that Surefire and Failsafe fork record what their tests take. */
final class TestRecording implements GoalListener {
    private static final Set<String> GOALS =
            Set.of("maven-surefire-plugin:test", "maven-failsafe-plugin:integration-test");

    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");
    private static final String CLASS_PATH = "additionalClasspathElements";

    private final MavenSession session;

    TestRecording(MavenSession session) {
        this.session = session;
    }

    /** Whether it is a goal that runs tests. */
    static boolean runsTests(MojoExecution execution) {
        return GOALS.contains(execution.getArtifactId() + ":" + execution.getGoal());
    }

    /** How the names of the files begin that the test JVMs of a goal write. */
    static Path files(MavenProject project, MojoExecution execution) {
        return folder(project)
                .resolve(
                        execution.getGoal() + "-" + execution.getExecutionId().replaceAll("[^A-Za-z0-9_-]", "_") + "-");
    }

    private static Path folder(MavenProject project) {
        return Path.of(project.getBuild().getDirectory(), "prism", "tests");
    }

    @Override
    public void started(ExecutionEvent event) {
        MavenProject project = event.getProject();
        MojoExecution execution = event.getMojoExecution();
        if (project.getPlugin(BuildPreparation.KIT) == null || !runsTests(execution)) {
            return;
        }
        try {
            Path files = files(project, execution);
            // Of the build before.
            delete(files);
            if (runs(project, execution)) {
                BuildProperties properties = new BuildProperties(session, project);
                Xpp3Dom configuration = execution.getConfiguration();
                Xpp3Dom classPath = child(configuration, CLASS_PATH);
                if (classPath.getChildCount() == 0) {
                    properties.get("maven.test.additionalClasspath").stream()
                            .flatMap(elements -> Stream.of(elements.split(",")))
                            .forEach(element -> add(classPath, "element", element.strip()));
                }
                add(classPath, "element", kit());
                add(child(configuration, "systemPropertyVariables"), RecordFile.PROPERTY, files.toString());
            }
        } catch (IOException | URISyntaxException e) {
            LOG.debug("What the tests take is not recorded", e);
        }
    }

    private boolean runs(MavenProject project, MojoExecution execution) {
        BuildProperties properties = new BuildProperties(session, project);
        return Stream.of("skipTests", "maven.test.skip")
                        .allMatch(name -> properties
                                .get(name)
                                .filter(value -> !value.equals("false"))
                                .isEmpty())
                // Another JVM than this one may be too old to load the recorder.
                && Stream.of("jvm", "jdkToolchain")
                        .map(execution.getConfiguration()::getChild)
                        .allMatch(element -> element == null
                                || element.getChildCount() == 0
                                        && (element.getValue() == null
                                                || properties.get("jvm").isEmpty()
                                                        && element.getValue().equals("${jvm}")))
                && project.getPlugin("org.apache.maven.plugins:maven-toolchains-plugin") == null;
    }

    private static String kit() throws URISyntaxException {
        return Path.of(RecordFile.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        if (parent.getChild(name) == null) {
            parent.addChild(new Xpp3Dom(name));
        }
        return parent.getChild(name);
    }

    private static void add(Xpp3Dom parent, String name, String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        parent.addChild(element);
    }

    private static void delete(Path beginning) throws IOException {
        if (Files.isDirectory(beginning.getParent())) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(beginning.getParent(), beginning.getFileName() + "*")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }
}
