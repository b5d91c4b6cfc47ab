package org.prismdata.kit.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of service the kit can provision. Each is one class, listed in {@link ServiceCatalog}. */
public interface Service {
    /** Its name in the POM and in {@code prism.NAME.*} properties. */
    String name();

    /** The image used when the user names none, fully qualified. */
    String defaultImage();

    /** The command that builds its image, which then is never pulled; empty for an image that a registry has. */
    default Optional<String> builtBy() {
        return Optional.empty();
    }

    /** The port it listens on inside its container. */
    int port();

    /** Arguments for the image's entry point when the user gives none. */
    List<String> defaultCommand();

    /** The folder of the image whose SQL files are run once, at the first start; empty for a service without SQL. */
    default Optional<String> initFolder() {
        return Optional.empty();
    }

    /**
     * What one container of it is given and how it is used.
     *
     * @param environment variables the user set, or those of a container that runs already; they win
     * @param port the port of this machine behind which the container's is found
     */
    ServiceInstance instance(Map<String, String> environment, int port);
}
