package org.prismdata.kit.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.project.CompilerSettings;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.ResourceFolder;
import org.prismdata.kit.project.SourceSet;
import org.prismdata.kit.project.TestSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The modules of a project, from what its goals were told when they ran. */
final class WatchedModules {
    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");

    private final MavenSession session;
    private final JUnitLauncher launcher;
    private final Map<File, List<GoalRun>> goals;
    private final Set<Path> outputs;

    WatchedModules(
            MavenSession session, JUnitLauncher launcher, List<MavenProject> projects, Map<File, List<GoalRun>> goals) {
        this.session = session;
        this.launcher = launcher;
        this.goals = goals;
        this.outputs = projects.stream()
                .flatMap(project -> Stream.of(
                        Path.of(project.getBuild().getOutputDirectory()),
                        Path.of(project.getBuild().getTestOutputDirectory())))
                .collect(Collectors.toSet());
    }

    ProjectModule module(MavenProject project) {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        Path testClasses = Path.of(project.getBuild().getTestOutputDirectory());
        project.setArtifactFilter(artifact -> true);
        List<Path> mainPath = compileClassPath(project);
        List<Path> testPath = testClassPath(project);
        List<Path> testCompilePath =
                testPath.stream().filter(path -> !path.equals(testClasses)).toList();
        return new ProjectModule(
                project.getArtifactId(),
                project.getBasedir().toPath(),
                Path.of(project.getBuild().getDirectory()),
                new SourceSet(
                        paths(project.getCompileSourceRoots()),
                        resources(project.getResources(), classes),
                        classes,
                        mainPath,
                        compiler(project, mainPath, "compile")),
                new SourceSet(
                        paths(project.getTestCompileSourceRoots()),
                        resources(project.getTestResources(), testClasses),
                        testClasses,
                        testCompilePath,
                        compiler(project, testCompilePath, "testCompile")),
                tests(project, testPath));
    }

    private List<Path> testClassPath(MavenProject project) {
        try {
            return paths(project.getTestClasspathElements());
        } catch (DependencyResolutionRequiredException e) {
            throw new IllegalStateException("the build has resolved them", e);
        }
    }

    private List<Path> compileClassPath(MavenProject project) {
        try {
            return paths(project.getCompileClasspathElements()).stream()
                    .filter(path -> !path.equals(Path.of(project.getBuild().getOutputDirectory())))
                    .toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new IllegalStateException("the build has resolved them", e);
        }
    }

    private static List<Path> paths(List<String> texts) {
        return texts.stream().map(Path::of).toList();
    }

    private static List<ResourceFolder> resources(List<Resource> resources, Path target) {
        return resources.stream()
                .map(resource -> new ResourceFolder(
                        Path.of(resource.getDirectory()),
                        resource.getTargetPath() == null ? target : target.resolve(resource.getTargetPath()),
                        !resource.isFiltering()
                                && resource.getIncludes().isEmpty()
                                && resource.getExcludes().isEmpty()))
                .toList();
    }

    private Optional<GoalRun> goal(MavenProject project, String plugin, String goal) {
        return goals.getOrDefault(project.getBasedir(), List.of()).stream()
                .filter(run -> run.is(plugin, goal))
                .findFirst();
    }

    private CompilerSettings compiler(MavenProject project, List<Path> classPath, String goal) {
        Optional<GoalRun> run = goal(project, "maven-compiler-plugin", goal);
        if (run.isEmpty()) {
            return new CompilerSettings(List.of(), "maven-compiler-plugin does not run");
        }
        return new CompilerArguments(run.get(), project, classPath, goal.equals("testCompile")).settings();
    }

    private Optional<TestSettings> tests(MavenProject project, List<Path> classPath) {
        Optional<GoalRun> run = goal(project, "maven-surefire-plugin", "test");
        if (run.isEmpty()
                || run.get().isTrue("skip")
                || !Files.isDirectory(Path.of(project.getBuild().getTestOutputDirectory()))) {
            return Optional.empty();
        }
        if (!JUnitLauncher.fits(project)) {
            LOG.warn(
                    "the tests of {} do not run: they have no JUnit Platform; junit-vintage-engine runs those of JUnit 4",
                    project.getArtifactId());
            return Optional.empty();
        }
        List<Path> all = Stream.concat(classPath.stream(), launcher.missing(project).stream())
                .toList();
        return Optional.of(new SurefireSettings(run.get(), session, project, all, outputs).settings());
    }
}
