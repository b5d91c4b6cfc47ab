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

/** Counts the calls that ended, by method and status. */
public final class CallMetrics implements ServerInterceptor {
    private final ConcurrentMap<String, LongAdder> handled = new ConcurrentSkipListMap<>();

    /** The counters in Prometheus' text format. */
    public String text() {
        StringBuilder text = new StringBuilder(
                "# HELP grpc_server_handled_total Calls that ended.\n" + "# TYPE grpc_server_handled_total counter\n");
        handled.forEach((labels, count) -> text.append("grpc_server_handled_total{")
                .append(labels)
                .append("} ")
                .append(count)
                .append('\n'));
        return text.toString();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> serverCall, Metadata headers, ServerCallHandler<Q, A> next) {
        AtomicBoolean counted = new AtomicBoolean();
        ServerCall<Q, A> call = new SimpleForwardingServerCall<>(serverCall) {
            @Override
            public void close(Status status, Metadata trailers) {
                count(getMethodDescriptor(), status, counted);
                super.close(status, trailers);
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onCancel() {
                count(call.getMethodDescriptor(), Status.CANCELLED, counted);
                super.onCancel();
            }
        };
    }

    private void count(MethodDescriptor<?, ?> method, Status status, AtomicBoolean counted) {
        if (counted.compareAndSet(false, true)) {
            String labels = "grpc_service=\"%s\",grpc_method=\"%s\",grpc_code=\"%s\""
                    .formatted(method.getServiceName(), method.getBareMethodName(), status.getCode());
            handled.computeIfAbsent(labels, key -> new LongAdder()).increment();
        }
    }
}
