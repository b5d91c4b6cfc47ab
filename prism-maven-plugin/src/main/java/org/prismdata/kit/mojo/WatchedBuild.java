package org.prismdata.kit.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.project.CompilerSettings;
import org.prismdata.kit.project.ProjectBuild;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.SourceSet;

/**
 * The build of a watched project, run by this Maven within itself: its plugins are loaded and warm. What the plugins are
 * told while it runs is what the watch does later without them.
 */
final class WatchedBuild implements ProjectBuild {
    private final Maven maven;
    private final MavenSession session;
    private final JUnitLauncher launcher;
    private final String kit;

    /** @param kit its coordinates, as a goal's name begins on the command line */
    WatchedBuild(Maven maven, MavenSession session, JUnitLauncher launcher, String kit) {
        this.maven = maven;
        this.session = session;
        this.launcher = launcher;
        this.kit = kit;
    }

    @Override
    public List<ProjectModule> folders() {
        return session.getProjects().stream()
                .map(project -> {
                    SourceSet none = new SourceSet(
                            List.of(),
                            List.of(),
                            outputFolder(project),
                            List.of(),
                            new CompilerSettings(List.of(), false, "not built yet"));
                    return new ProjectModule(
                            project.getArtifactId(),
                            project.getBasedir().toPath(),
                            Path.of(project.getBuild().getDirectory()),
                            none,
                            none,
                            Optional.empty());
                })
                .toList();
    }

    private static Path outputFolder(MavenProject project) {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    @Override
    public List<ProjectModule> compile() {
        Goals goals = new Goals();
        MavenExecutionRequest request = request(List.of("test"), goals);
        // Surefire's goal is only looked at.
        request.getUserProperties().setProperty("skipTests", "true");
        request.getUserProperties().setProperty("prism.testcontainers", "false");
        List<MavenProject> projects = execute(request).getTopologicallySortedProjects();
        WatchedModules modules = new WatchedModules(session, launcher, projects, goals.seen);
        return projects.stream().map(modules::module).toList();
    }

    @Override
    public void integrationTests() {
        execute(request(
                List.of(
                        kit + ":start",
                        "org.apache.maven.plugins:maven-failsafe-plugin:integration-test",
                        "org.apache.maven.plugins:maven-failsafe-plugin:verify"),
                new AbstractExecutionListener() {}));
    }

    private MavenExecutionRequest request(List<String> goals, AbstractExecutionListener listener) {
        MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(session.getRequest());
        copyFolders(session.getRequest(), request);
        Properties properties = new Properties();
        properties.putAll(session.getRequest().getUserProperties());
        properties.setProperty(BuildTimings.PROPERTY, "false");
        request.setUserProperties(properties);
        request.setGoals(goals);
        request.setExecutionListener(listener);
        // This thread holds the lock of an aggregating goal, and no other would get in.
        request.setDegreeOfConcurrency(1);
        request.setBuilderId("singlethreaded");
        return request;
    }

    /** Maven 4 wants these of a request, and leaves them out when it copies one. */
    private static void copyFolders(MavenExecutionRequest from, MavenExecutionRequest to) {
        for (String name : List.of("RootDirectory", "TopDirectory")) {
            try {
                Object folder =
                        MavenExecutionRequest.class.getMethod("get" + name).invoke(from);
                MavenExecutionRequest.class.getMethod("set" + name, Path.class).invoke(to, folder);
            } catch (NoSuchMethodException e) {
                // Maven 3 has none.
                return;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private MavenExecutionResult execute(MavenExecutionRequest request) {
        MavenExecutionResult result = maven.execute(request);
        if (result.hasExceptions()) {
            throw new PrismException(
                    "Maven could not build the project",
                    result.getExceptions().stream()
                            .map(WatchedBuild::text)
                            .distinct()
                            .collect(Collectors.joining("\n")),
                    "edit what it names; the watch goes on with the next change");
        }
        return result;
    }

    /** The innermost failure of a goal with all it says. */
    private static String text(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AbstractMojoExecutionException goal) {
                return goal.getLongMessage() == null ? goal.getMessage() : goal.getLongMessage();
            }
            innermost = cause;
        }
        return String.valueOf(failure.getMessage() == null ? innermost : failure.getMessage());
    }

    /** The goals that ran, and what they were told. */
    private static final class Goals extends AbstractExecutionListener {
        private final Map<File, List<GoalRun>> seen = new HashMap<>();

        @Override
        public void mojoStarted(ExecutionEvent event) {
            seen.computeIfAbsent(event.getProject().getBasedir(), folder -> new ArrayList<>())
                    .add(GoalRun.of(event.getSession(), event.getMojoExecution()));
        }
    }
}
