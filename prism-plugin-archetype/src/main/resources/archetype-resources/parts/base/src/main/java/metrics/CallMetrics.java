package ${package}.metrics;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that ended, by method and status, and measures how long the unary ones took. */
public final class CallMetrics implements ServerInterceptor {
    private static final String HANDLED = "grpc_server_handled_total";
    private static final String SECONDS = "grpc_server_handling_seconds";

    private final ConcurrentMap<String, LongAdder> handled = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, Durations> durations = new ConcurrentSkipListMap<>();

    /** The metrics in Prometheus' text format. */
    public String text() {
        StringBuilder text = new StringBuilder();
        head(text, HANDLED, "Calls that ended.", "counter");
        handled.forEach((labels, count) -> Durations.line(text, HANDLED, labels, count.sum()));
        head(text, SECONDS, "How long unary calls took.", "histogram");
        durations.forEach((labels, histogram) -> histogram.appendTo(text, SECONDS, labels));
        return text.toString();
    }

    private static void head(StringBuilder text, String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> serverCall, Metadata headers, ServerCallHandler<Q, A> next) {
        long start = System.nanoTime();
        AtomicBoolean counted = new AtomicBoolean();
        ServerCall<Q, A> call = new SimpleForwardingServerCall<>(serverCall) {
            @Override
            public void close(Status status, Metadata trailers) {
                count(getMethodDescriptor(), status, start, counted);
                super.close(status, trailers);
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onCancel() {
                count(call.getMethodDescriptor(), Status.CANCELLED, start, counted);
                super.onCancel();
            }
        };
    }

    private void count(MethodDescriptor<?, ?> method, Status status, long start, AtomicBoolean counted) {
        if (!counted.compareAndSet(false, true)) {
            return;
        }
        String labels = "grpc_service=\"" + method.getServiceName() + "\",grpc_method=\"" + method.getBareMethodName() + '"';
        handled.computeIfAbsent(labels + ",grpc_code=\"" + status.getCode() + '"', key -> new LongAdder())
                .increment();
        if (method.getType() == MethodDescriptor.MethodType.UNARY) {
            durations.computeIfAbsent(labels, key -> new Durations()).add(System.nanoTime() - start);
        }
    }
}
