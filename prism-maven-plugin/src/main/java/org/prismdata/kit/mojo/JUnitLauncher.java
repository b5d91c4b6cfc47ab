package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.prismdata.kit.problem.PrismException;

/**
 * What runs a project's tests and is not among its dependencies, because Surefire adds it too: JUnit's launcher, and the
 * engine of Jupiter where there is only its API.
 */
record JUnitLauncher(RepositorySystem resolver, RepositorySystemSession session) {
    private static final String PLATFORM = "org.junit.platform";
    private static final String JUPITER = "org.junit.jupiter";

    /** Whether the project's tests can be run at all. */
    static boolean fits(MavenProject project) {
        return version(artifacts(project), PLATFORM + ":junit-platform-commons").isPresent();
    }

    /** @throws PrismException if it can't be fetched */
    List<Path> missing(MavenProject project) {
        Map<String, Artifact> present = artifacts(project);
        List<String> wanted = new ArrayList<>();
        if (!present.containsKey(PLATFORM + ":junit-platform-launcher")) {
            version(present, PLATFORM + ":junit-platform-commons")
                    .ifPresent(version -> wanted.add(PLATFORM + ":junit-platform-launcher:" + version));
        }
        if (!present.containsKey(JUPITER + ":junit-jupiter-engine")) {
            version(present, JUPITER + ":junit-jupiter-api")
                    .ifPresent(version -> wanted.add(JUPITER + ":junit-jupiter-engine:" + version));
        }
        return wanted.stream()
                .flatMap(coordinates -> resolve(coordinates, project))
                .filter(artifact -> !present.containsKey(artifact.getGroupId() + ":" + artifact.getArtifactId()))
                .map(artifact -> artifact.getFile().toPath())
                .distinct()
                .toList();
    }

    private Stream<org.eclipse.aether.artifact.Artifact> resolve(String coordinates, MavenProject project) {
        CollectRequest request = new CollectRequest()
                .setRoot(new Dependency(new DefaultArtifact(coordinates), "runtime"))
                .setRepositories(project.getRemoteProjectRepositories());
        try {
            return resolver
                    .resolveDependencies(session, new DependencyRequest(request, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact);
        } catch (DependencyResolutionException e) {
            throw new PrismException(
                    coordinates + " is missing, which runs the tests of " + project.getArtifactId(),
                    String.valueOf(e.getMessage()),
                    "run `mvn test` once while you are online",
                    e);
        }
    }

    private static Map<String, Artifact> artifacts(MavenProject project) {
        return project.getArtifacts().stream()
                .collect(Collectors.toMap(
                        artifact -> artifact.getGroupId() + ":" + artifact.getArtifactId(),
                        Function.identity(),
                        (first, second) -> first));
    }

    private static Optional<String> version(Map<String, Artifact> artifacts, String name) {
        return Optional.ofNullable(artifacts.get(name)).map(Artifact::getVersion);
    }
}
