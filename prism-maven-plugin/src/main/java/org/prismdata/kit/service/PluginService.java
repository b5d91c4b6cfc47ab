package org.prismdata.kit.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.readiness.GrpcReadiness;

/**
 * The project's own image, as {@code prism:image} builds it.
 *
 * @param image its name; asked for only where it is used
 */
record PluginService(Supplier<ImageName> image) implements Service {
    @Override
    public String name() {
        return "plugin";
    }

    @Override
    public String defaultImage() {
        return image.get().toString();
    }

    @Override
    public Optional<String> builtBy() {
        return Optional.of("mvn prism:image  (within a build, bind its goal image-no-fork)");
    }

    @Override
    public int port() {
        return 50051;
    }

    @Override
    public List<String> defaultCommand() {
        return List.of();
    }

    /** The URL is a gRPC target, in the form that every gRPC client takes. */
    @Override
    public ServiceInstance instance(Map<String, String> environment, int port) {
        return new ServiceInstance(
                port,
                environment,
                new GrpcReadiness(),
                Map.of(
                        "host",
                        ContainerEngine.HOST,
                        "port",
                        String.valueOf(port),
                        "url",
                        ContainerEngine.HOST + ":" + port));
    }
}
