package ${package}.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Lets a stream send its headers before its first message, which tells the caller that it is live. */
public final class LiveStreams implements ServerInterceptor {
    private static final Context.Key<Runnable> CONFIRM = Context.key("confirm");

    /** Sends the headers of the stream whose call this is part of; never beside one of its messages. */
    public static void confirm() {
        CONFIRM.get().run();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> serverCall, Metadata headers, ServerCallHandler<Q, A> next) {
        if (serverCall.getMethodDescriptor().getType() != MethodType.SERVER_STREAMING) {
            return next.startCall(serverCall, headers);
        }
        ServerCall<Q, A> call = new HeadersOnce<>(serverCall);
        Context context = Context.current().withValue(CONFIRM, () -> call.sendHeaders(new Metadata()));
        return Contexts.interceptCall(context, call, headers, next);
    }

    private static final class HeadersOnce<Q, A> extends SimpleForwardingServerCall<Q, A> {
        private boolean sent;

        HeadersOnce(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendHeaders(Metadata headers) {
            if (!sent) {
                sent = true;
                super.sendHeaders(headers);
            }
        }
    }
}
