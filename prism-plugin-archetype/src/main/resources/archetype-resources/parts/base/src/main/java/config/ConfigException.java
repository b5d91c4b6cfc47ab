package ${package}.config;

import java.io.Serial;

/** The user's flags or configuration cannot be used; the message is one line that says why. */
public class ConfigException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(message);
    }
}
