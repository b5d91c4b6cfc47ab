package org.prismdata.kit.mojo;

import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the plugin's OCI image as {@code prism:image} does, but within the build at hand, for its integration tests.
 *
 * <p>Bound to a phase it compiles nothing itself, and builds nothing when no integration test needs it: when they are
 * skipped ({@code skipITs} or {@code maven.test.skip}) or {@code prism.tier} is {@code instant} or {@code embedded}. In
 * the same phase it runs before {@code prism:start}, which may start the image as the service {@code plugin}. A project
 * whose parent is {@code prism-bom} has it as the execution {@code image}, and only sets its phase.
 *
 * @since 0.1.0
 */
@Mojo(
        name = ImageNoForkMojo.NAME,
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class ImageNoForkMojo extends ImageBuildMojo {
    static final String NAME = "image-no-fork";

    @Override
    protected void run() throws Exception {
        Optional<String> reason = notNeeded();
        if (reason.isPresent()) {
            getLog().info("no image: " + reason.get());
            return;
        }
        build();
    }
}
