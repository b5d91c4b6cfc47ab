package ${package}.backend;

import java.io.Serial;

/** The backend cannot be reached or failed; the same call may succeed later. */
public class BackendUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
