package ${package}.lifecycle;

import java.io.Serial;

/** A step of the life cycle does not follow on the state the plugin is in. */
public class LifecycleException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public LifecycleException(String message) {
        super(message);
    }
}
