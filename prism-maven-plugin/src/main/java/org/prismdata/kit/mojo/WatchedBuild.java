package org.prismdata.kit.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.project.CompilerSettings;
import org.prismdata.kit.project.ProjectBuild;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.SourceSet;

/**
 * The build of a watched project, run by this Maven within itself: its plugins are loaded and warm. What the plugins are
 * told while it runs is what the watch does later without them.
 */
final class WatchedBuild implements ProjectBuild {
    private final InnerBuild inner;
    private final MavenSession session;
    private final JUnitLauncher launcher;
    private final String kit;

    /** @param kit its coordinates, as a goal's name begins on the command line */
    WatchedBuild(Maven maven, MavenSession session, JUnitLauncher launcher, String kit) {
        this.inner = new InnerBuild(maven, session.getRequest());
        this.session = session;
        this.launcher = launcher;
        this.kit = kit;
    }

    @Override
    public List<ProjectModule> folders() {
        return session.getProjects().stream()
                .map(project -> new ProjectModule(
                        project.getArtifactId(),
                        project.getBasedir().toPath(),
                        Path.of(project.getBuild().getDirectory()),
                        unbuilt(
                                project.getCompileSourceRoots(),
                                project.getBuild().getOutputDirectory()),
                        unbuilt(
                                project.getTestCompileSourceRoots(),
                                project.getBuild().getTestOutputDirectory()),
                        Optional.empty()))
                .toList();
    }

    private static SourceSet unbuilt(List<String> roots, String output) {
        return new SourceSet(
                roots.stream().map(Path::of).toList(),
                List.of(),
                Path.of(output),
                List.of(),
                new CompilerSettings(List.of(), "not built yet"));
    }

    @Override
    public List<ProjectModule> compile() {
        Goals goals = new Goals();
        // Surefire's goal is only looked at.
        List<MavenProject> projects = inner.run(
                        List.of("test"), Map.of("skipTests", "true", TestForks.PROPERTY, "false"), goals)
                .getTopologicallySortedProjects();
        WatchedModules modules = new WatchedModules(session, launcher, projects, goals.seen);
        return projects.stream().map(modules::module).toList();
    }

    @Override
    public void integrationTests() {
        // The session of the watch sees to it, and for longer than that of one build.
        TestForks forks = new TestForks(session);
        inner.run(
                List.of(
                        kit + ":start",
                        "org.apache.maven.plugins:maven-failsafe-plugin:integration-test",
                        "org.apache.maven.plugins:maven-failsafe-plugin:verify"),
                Map.of(TestForks.PROPERTY, "false"),
                new AbstractExecutionListener() {
                    @Override
                    public void mojoStarted(ExecutionEvent event) {
                        forks.started(event);
                    }
                });
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
