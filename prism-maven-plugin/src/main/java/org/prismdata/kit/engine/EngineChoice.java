package org.prismdata.kit.engine;

import java.util.Optional;
import java.util.function.Function;

/**
 * The engine that a user wants.
 *
 * @param engine {@code auto}, {@code podman} or {@code docker}: the value of {@code prism.engine}
 * @param connection the name of a Podman connection: the value of {@code prism.connection}; empty for what the environment
 *     says
 * @param runtime what the engine runs containers with, such as {@code krun}: the value of {@code prism.runtime}; empty for
 *     what the engine's own configuration says
 */
public record EngineChoice(String engine, Optional<String> connection, Optional<String> runtime) {
    public static final String ANY = "auto";

    /**
     * Whether it is an engine of this machine.
     *
     * @param environment looks up an environment variable
     */
    public boolean here(Function<String, Optional<String>> environment) {
        return connection.isEmpty()
                && environment.apply("CONTAINER_HOST").isEmpty()
                && environment.apply(EngineFinder.CONNECTION_VARIABLE).isEmpty();
    }
}
