package ${package}.backend;

import ${package}.config.ConfigException;
import ${package}.config.Settings;

/** Makes the backend that the plugin's configuration asks for. Nothing is connected before {@link #open}. */
@FunctionalInterface
public interface BackendFactory<B extends Backend> {
    /**
     * Connects.
     *
     * @param settings the configuration's {@code backend} section
     * @throws ConfigException if the section is not usable
     * @throws BackendUnavailableException if the backend cannot be reached
     */
    B open(Settings settings) throws ConfigException;
}
