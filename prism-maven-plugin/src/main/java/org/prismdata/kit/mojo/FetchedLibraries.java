package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.prismdata.kit.problem.PrismException;

/**
 * Libraries that are fetched by the goal that needs them: they are no dependencies of the kit, which all goals would load.
 *
 * @param origins where they come from if this machine does not have them
 */
record FetchedLibraries(RepositorySystem repository, MavenSession session, List<RemoteRepository> origins) {
    /**
     * @param coordinates of libraries; what they depend on comes too
     * @param problem what is wrong if they can't be had
     * @param fix what helps if Maven is not offline
     * @throws PrismException if they can't be had
     */
    List<Artifact> artifacts(List<String> coordinates, String problem, String fix) {
        CollectRequest wanted = new CollectRequest()
                .setDependencies(coordinates.stream()
                        .map(each -> new Dependency(new DefaultArtifact(each), "runtime"))
                        .toList())
                .setRepositories(origins);
        try {
            return repository
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(wanted, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new PrismException(
                    problem,
                    String.valueOf(e.getMessage()),
                    session.isOffline() ? "run the goal once without -o" : fix,
                    e);
        }
    }

    /** The files of those, likewise. */
    List<Path> classPath(List<String> coordinates, String problem, String fix) {
        return artifacts(coordinates, problem, fix).stream()
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }
}
