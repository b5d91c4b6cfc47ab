package ${package}.lifecycle;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Lets data calls in while the plugin is serving, refuses them otherwise, and knows those in flight. */
public final class DataCalls implements ServerInterceptor {
    private final Set<Call<?, ?>> inFlight = new HashSet<>();
    private State state = State.CREATED;

    /** Those in flight when the state was entered. */
    private int toDrain;

    /** From now on calls are let in if the state is {@link State#SERVING}. */
    public synchronized void enter(State newState) {
        state = newState;
        toDrain = inFlight.size();
    }

    public synchronized int inFlight() {
        return inFlight.size();
    }

    /** Waits until no call is in flight; what still is at the time-out ends with UNAVAILABLE. */
    public Drained drain(Duration timeout) throws InterruptedException {
        int before;
        List<Call<?, ?>> late;
        synchronized (this) {
            before = toDrain;
            long deadline = System.nanoTime() + timeout.toNanos();
            for (long left = timeout.toNanos(); !inFlight.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            late = List.copyOf(inFlight);
            toDrain = 0;
        }
        late.forEach(Call::abort);
        return new Drained(Math.max(0, before - late.size()), late.size());
    }

    /** How many calls {@linkplain #drain draining} saw finish, and how many it cut off. */
    public record Drained(int finished, int aborted) {}

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> serverCall, Metadata headers, ServerCallHandler<Q, A> next) {
        Call<Q, A> call = new Call<>(serverCall);
        State refusedIn = admit(call);
        if (refusedIn != null) {
            serverCall.close(Status.UNAVAILABLE.withDescription("the plugin is " + refusedIn.text()), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onComplete() {
                ended(call);
                super.onComplete();
            }

            @Override
            public void onCancel() {
                ended(call);
                super.onCancel();
            }
        };
    }

    /** The state that the call is refused for, or null. */
    private synchronized State admit(Call<?, ?> call) {
        if (state != State.SERVING) {
            return state;
        }
        inFlight.add(call);
        return null;
    }

    private synchronized void ended(Call<?, ?> call) {
        inFlight.remove(call);
        notifyAll();
    }

    /** A call that can be ended while its handler still works on it; what the handler says later is dropped. */
    private static final class Call<Q, A> extends SimpleForwardingServerCall<Q, A> {
        private boolean closed;

        Call(ServerCall<Q, A> call) {
            super(call);
        }

        void abort() {
            close(Status.UNAVAILABLE.withDescription("the plugin stopped before the call was done"), new Metadata());
        }

        @Override
        public synchronized void sendHeaders(Metadata headers) {
            if (!closed) {
                super.sendHeaders(headers);
            }
        }

        @Override
        public synchronized void sendMessage(A message) {
            if (!closed) {
                super.sendMessage(message);
            }
        }

        @Override
        public synchronized void close(Status status, Metadata trailers) {
            if (!closed) {
                closed = true;
                super.close(status, trailers);
            }
        }
    }
}
