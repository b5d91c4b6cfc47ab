package ${package}.pubsub;

import java.io.Serial;

/** A subscriber took messages so slowly that the next ones are gone. */
public class FellBehindException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public FellBehindException(String message) {
        super(message);
    }
}
