package ${package}.rpc;

import ${package}.backend.BackendUnavailableException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a call; the one place where exceptions become gRPC statuses. */
public final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);

    private Reply() {}

    /** Answers a unary call. */
    public static <T> void to(StreamObserver<T> response, Supplier<T> call) {
        // With a handler, however idle, an answer that comes too late is dropped; without one it is an exception.
        ((ServerCallStreamObserver<T>) response).setOnCancelHandler(() -> {});
        T answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            response.onError(status(e).asRuntimeException());
            return;
        }
        response.onNext(answer);
        response.onCompleted();
    }

    /** What a failed call is answered with. A defect's details are for the log only. */
    public static Status status(RuntimeException failure) {
        Context caller = Context.current();
        if (caller.isCancelled()) {
            return Contexts.statusFromCancelled(caller);
        }
        if (failure instanceof StatusRuntimeException answer) {
            return answer.getStatus();
        }
        if (failure instanceof BackendUnavailableException) {
            LOG.warn("{}", failure.getMessage());
            LOG.debug("Its cause", failure);
            return Status.UNAVAILABLE.withDescription(failure.getMessage()).withCause(failure);
        }
        LOG.error("A call failed", failure);
        return Status.INTERNAL
                .withDescription("internal error, see the plugin's log")
                .withCause(failure);
    }
}
