package org.prismdata.kit.engine;

import java.util.Optional;

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
}
