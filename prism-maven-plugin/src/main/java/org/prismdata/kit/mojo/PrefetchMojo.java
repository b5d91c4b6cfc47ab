package org.prismdata.kit.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provision.Prefetch;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.pull.Registries;

/**
 * Fetches the images of the services of all modules, each once, so that a build needs no registry any more.
 *
 * <p>What is there is left as it is, and what the project builds itself is only named. With {@code -o} it fetches nothing, and
 * fails if an image is missing. It does not fetch the base of the project's own image, if that has one: Jib keeps it in a
 * cache of its own from the first {@code mvn prism:image} on.
 *
 * @since 0.1.0
 */
@Mojo(name = "prefetch", aggregator = true, threadSafe = true)
public final class PrefetchMojo extends FetchingMojo {
    @Override
    protected void run() {
        Registries registries = registries();
        List<StartRequest> requests = session().getProjects().stream()
                .flatMap(module -> ModuleParameters.byHand(session(), module).stream())
                .map(parameters -> parameters.request(session(), registries))
                .toList();
        if (requests.stream().allMatch(StartRequest::isEmpty)) {
            getLog().info("no images: the project has no services");
        }
        new Prefetch(engine(new ProcessRunner()), registries, getLog()::info).run(requests);
        session().getProjects().forEach(this::tellOfBase);
    }

    private void tellOfBase(MavenProject module) {
        new JibSettings(module, session())
                .baseImage()
                .map(base -> ImageName.parse(base, "jib-maven-plugin's <from><image>"))
                .ifPresent(base -> getLog().info(base + ", the base of the image of " + module.getArtifactId()
                        + ", comes with `mvn prism:image`, by Jib"));
    }
}
