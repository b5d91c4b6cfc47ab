package org.prismdata.kit.service;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of service the kit can provision. Each is one class, listed in {@link ServiceCatalog}, but for those that a user
 * declares.
 */
public interface Service {
    /** Its name in the POM and in {@code prism.NAME.*} properties. */
    String name();

    /** Where the POM has it, for messages. */
    default String path() {
        return "<services><" + name() + ">";
    }

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

    /** How it is initialised once for later starts; empty where a new one starts as fast. */
    default Optional<WarmStart> warmStart() {
        return Optional.empty();
    }

    /** What else its containers are made from, beside what its user may set: those that differ in it are not shared. */
    default List<String> traits() {
        return List.of();
    }

    /**
     * Variables it needs where clients reach it by a name, at the port of its container, as in a cluster; the user's win.
     *
     * @param host that name
     */
    default Map<String, String> environmentAt(String host) {
        return Map.of();
    }

    /**
     * Parts the service, where it is not one module's alone.
     *
     * @param whole a container of it that serves
     * @param owner whose part it is: a build, or the user who keeps the service up, who has the same part each time
     * @throws IOException if the service refuses
     */
    default Space space(ServiceInstance whole, SpaceOwner owner) throws IOException {
        return Space.whole(whole);
    }

    /**
     * What one container of it is given and how it is used.
     *
     * @param environment variables the user set, or those of a container that runs already; they win
     * @param port the port of this machine behind which the container's is found
     */
    ServiceInstance instance(Map<String, String> environment, int port);
}
