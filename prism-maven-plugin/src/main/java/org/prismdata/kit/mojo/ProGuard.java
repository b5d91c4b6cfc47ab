package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.prismdata.kit.problem.PrismException;

/** ProGuard, fetched by who asks for it: it is no dependency of the kit. */
record ProGuard(RepositorySystem repository, MavenSession session, MavenProject project) {
    private static final String COORDINATES = "com.guardsquare:proguard-base:7.9.1";

    /** @throws PrismException if it can't be had */
    List<Path> classPath() {
        CollectRequest wanted = new CollectRequest()
                .setRoot(new Dependency(new DefaultArtifact(COORDINATES), "runtime"))
                .setRepositories(project.getRemotePluginRepositories());
        try {
            return repository
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(wanted, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(Artifact::getFile)
                    .map(java.io.File::toPath)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new PrismException(
                    "prism.image.shrink is true, and ProGuard could not be fetched",
                    String.valueOf(e.getMessage()),
                    session.isOffline()
                            ? "run the goal once without -o"
                            : "check the way to the plugin repository, or leave -Dprism.image.shrink out",
                    e);
        }
    }
}
