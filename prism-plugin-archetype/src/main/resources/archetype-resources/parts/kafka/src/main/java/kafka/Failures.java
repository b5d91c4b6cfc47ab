package ${package}.kafka;

import ${package}.backend.BackendUnavailableException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** What a failure of Kafka's clients means to a caller. */
final class Failures {
    private Failures() {}

    /** Makes the call, and turns what may succeed later into a {@link BackendUnavailableException}. */
    static <T> T explain(Callable<T> call) {
        try {
            return call.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendUnavailableException("interrupted while waiting for Kafka", e);
        } catch (ExecutionException e) {
            throw explained(e.getCause());
        } catch (Exception e) {
            throw explained(e);
        }
    }

    private static RuntimeException explained(Throwable failure) {
        if (failure instanceof RetriableException || failure instanceof TimeoutException) {
            return new BackendUnavailableException("Kafka is unavailable: " + failure.getMessage(), failure);
        }
        return new IllegalStateException("Kafka refused: " + failure.getMessage(), failure);
    }
}
