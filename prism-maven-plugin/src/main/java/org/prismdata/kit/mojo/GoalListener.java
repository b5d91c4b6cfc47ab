package org.prismdata.kit.mojo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** Is told when a goal of the session starts and ends, and when the session does. It can't fail a goal. */
interface GoalListener {
    default void started(ExecutionEvent goal) {}

    default void succeeded(ExecutionEvent goal) {}

    /** Whether it has succeeded or not. */
    default void ended(ExecutionEvent goal) {}

    /** Before Maven says how the build went. */
    default void sessionEnded(ExecutionEvent end) {}

    /** Adds them to the one that Maven has, as which they are called from now on until the session ends. */
    static void add(MavenSession session, List<GoalListener> listeners) {
        MavenExecutionRequest request = session.getRequest();
        ExecutionListener next =
                Optional.ofNullable(request.getExecutionListener()).orElseGet(() -> new AbstractExecutionListener() {});
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    listeners.forEach(listener -> listener.tell(method, arguments));
                    return pass(next, method, arguments);
                }));
    }

    private void tell(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "mojoStarted" -> started((ExecutionEvent) arguments[0]);
            case "mojoSucceeded" -> {
                succeeded((ExecutionEvent) arguments[0]);
                ended((ExecutionEvent) arguments[0]);
            }
            case "mojoFailed" -> ended((ExecutionEvent) arguments[0]);
            case "sessionEnded" -> sessionEnded((ExecutionEvent) arguments[0]);
            default -> {}
        }
    }

    private static Object pass(ExecutionListener next, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(next, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
