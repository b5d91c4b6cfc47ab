package ${package}.keyvalue;

import ${package}.config.ConfigException;
import java.util.Map;

/** Makes the store that the plugin's configuration asks for. Nothing is connected before {@link #open}. */
@FunctionalInterface
public interface StoreFactory {
    /**
     * Connects to the backend.
     *
     * @param backend the configuration's {@code backend} section
     * @throws ConfigException if the section is not usable
     * @throws StoreUnavailableException if the backend cannot be reached
     */
    KeyValueStore open(Map<String, Object> backend) throws ConfigException;
}
