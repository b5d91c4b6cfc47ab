package ${package}.keyvalue;

import java.io.Serial;

/** The backend cannot be reached or failed; the same call may succeed later. */
public class StoreUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
