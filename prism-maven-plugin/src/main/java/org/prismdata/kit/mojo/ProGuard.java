package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.prismdata.kit.problem.PrismException;

/** ProGuard, fetched by who asks for it: it is no dependency of the kit. */
record ProGuard(RepositorySystem repository, MavenSession session, MavenProject project) {
    private static final String COORDINATES = "com.guardsquare:proguard-base:7.9.1";

    /** @throws PrismException if it can't be had */
    List<Path> classPath() {
        return new FetchedLibraries(repository, session, project.getRemotePluginRepositories())
                .classPath(
                        List.of(COORDINATES),
                        "prism.image.shrink is true, and ProGuard could not be fetched",
                        "check the way to the plugin repository, or leave -Dprism.image.shrink out");
    }
}
