package ${package}.keyvalue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a unary call; the one place where exceptions become gRPC statuses. */
final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);

    private Reply() {}

    static <T> void to(StreamObserver<T> response, Supplier<T> call) {
        T answer;
        try {
            answer = call.get();
        } catch (StatusRuntimeException e) {
            response.onError(e);
            return;
        } catch (StoreUnavailableException e) {
            LOG.warn("{}", e.getMessage());
            LOG.debug("Its cause", e);
            response.onError(Status.UNAVAILABLE
                    .withDescription(e.getMessage())
                    .withCause(e)
                    .asRuntimeException());
            return;
        } catch (RuntimeException e) {
            LOG.error("A call failed", e);
            response.onError(Status.INTERNAL
                    .withDescription("internal error, see the plugin's log")
                    .withCause(e)
                    .asRuntimeException());
            return;
        }
        response.onNext(answer);
        response.onCompleted();
    }
}
