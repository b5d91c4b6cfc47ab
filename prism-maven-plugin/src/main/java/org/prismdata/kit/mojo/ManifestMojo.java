package org.prismdata.kit.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.prismdata.kit.manifest.Manifest;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.PrivateFile;

/**
 * Writes the module's services and its own image as Kubernetes manifests, for {@code kubectl apply} or
 * {@code podman play kube}.
 *
 * <p>The passwords are random, new each time, and stand in the file, which only its owner may read.
 *
 * @since 0.1.0
 */
@Mojo(name = "manifest", threadSafe = true)
public final class ManifestMojo extends ServiceMojo {
    /**
     * Where the manifests go. It is replaced if it is there.
     * Example: {@code -Dprism.manifest.file=deploy/services.yaml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.manifest.file", defaultValue = "${project.build.directory}/prism/manifest.yaml")
    private File manifestFile;

    /**
     * Whether the image that {@code prism:image} builds is in it, beside the services.
     * Example: {@code -Dprism.manifest.plugin=false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.manifest.plugin", defaultValue = "true")
    private boolean plugin;

    @Override
    protected void run() {
        List<ServiceRequest> services = ModuleParameters.byHand(session(), project())
                .map(parameters -> parameters.services(session(), plugin))
                .orElse(List.of());
        Path file = PrivateFile.write(manifestFile.toPath(), Manifest.text(module(), services));
        Manifest.omissions(services).forEach(getLog()::warn);
        getLog().info(file + " has "
                + services.stream().map(ServiceRequest::name).collect(Collectors.joining(", ")));
        getLog().info("try it: kubectl apply -f " + file + "  or: podman play kube " + file);
    }
}
