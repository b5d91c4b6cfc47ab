package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.prismdata.kit.problem.PrismException;

/**
 * What runs a project's tests and is not among its dependencies, because Surefire adds it too: JUnit's launcher, and the
 * engine of Jupiter where there is only its API.
 */
record JUnitLauncher(RepositorySystem resolver, MavenSession session) {
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
        if (wanted.isEmpty()) {
            return List.of();
        }
        return new FetchedLibraries(resolver, session, project.getRemoteProjectRepositories())
                        .artifacts(
                                wanted,
                                "what runs the tests of " + project.getArtifactId() + " is missing: "
                                        + String.join(", ", wanted),
                                "check the way to the repositories of the project")
                        .stream()
                        .filter(artifact ->
                                !present.containsKey(artifact.getGroupId() + ":" + artifact.getArtifactId()))
                        .map(artifact -> artifact.getFile().toPath())
                        .toList();
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
