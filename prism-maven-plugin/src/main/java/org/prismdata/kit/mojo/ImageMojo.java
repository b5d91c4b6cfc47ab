package org.prismdata.kit.mojo;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the plugin's OCI image: its classes and dependencies on a Java runtime of only the modules they need.
 *
 * <p>Jib assembles it, so what is configured for {@code jib-maven-plugin} ({@code <to>}, {@code <container>},
 * credentials, {@code -Djib.*}) holds here too. The image has no base, runs as user 65532 and serves gRPC on port 50051.
 * With a {@code <from><image>} of your own, the runtime is added to that base, whose C library (glibc) must then be at
 * least as new as this machine's. The folders in {@code <container><volumes>} belong to the image's user. To build it
 * within {@code mvn verify}, bind {@code image-no-fork}.
 *
 * @since 0.1.0
 */
@Mojo(name = ImageMojo.NAME, threadSafe = true, requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ImageMojo extends ImageBuildMojo {
    static final String NAME = "image";

    @Override
    protected void run() throws Exception {
        build();
    }
}
