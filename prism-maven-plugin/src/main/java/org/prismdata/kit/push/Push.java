package org.prismdata.kit.push;

import java.util.Optional;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

/**
 * Pushes an image. Jib sends a request that was cut off again, but to an upload that registries have ended by then; so the
 * push as a whole is made again, which skips what has arrived.
 */
public final class Push {
    static final int ATTEMPTS = 2;

    /** One push; Jib's part. */
    public interface Attempt {
        void run() throws Exception;
    }

    private final Consumer<String> log;

    /** @param log told of another attempt */
    public Push(Consumer<String> log) {
        this.log = log;
    }

    /**
     * @throws PrismException if the registry refuses it, or ends the connection each time
     * @throws Exception whatever else the attempt throws
     */
    public void run(ImageName image, Attempt attempt) throws Exception {
        for (int number = 1; ; number++) {
            try {
                attempt.run();
                return;
            } catch (PrismException e) {
                Optional<PushFailure> failure = PushFailure.of(e);
                if (failure.isEmpty()) {
                    throw e;
                }
                if (number == ATTEMPTS || !failure.get().worthAnotherTry()) {
                    throw failure.get().message(image, e);
                }
                log.accept("The connection to " + image.registry() + " was lost; pushing " + image
                        + " again, without the layers that are there");
            }
        }
    }
}
