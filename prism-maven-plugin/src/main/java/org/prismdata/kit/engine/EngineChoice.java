package org.prismdata.kit.engine;

import java.util.Optional;

/**
 * The engine that a user wants.
 *
 * @param engine {@code auto}, {@code podman} or {@code docker}: the value of {@code prism.engine}
 * @param connection the name of a Podman connection: the value of {@code prism.connection}; empty for what the environment
 *     says
 */
public record EngineChoice(String engine, Optional<String> connection) {
    public static final String ANY = "auto";
}
