package org.prismdata.kit.worker;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What tests leave for the end of their JVM: here it is done at the end of each cycle. Else a pool that is closed by a
 * shutdown hook would stay open, and its classes loaded, cycle after cycle.
 */
final class EndHooks {
    private static final long LIMIT_MILLIS = 5_000;

    private final Set<Thread> before = new HashSet<>(registered());

    /** Runs and removes those that came after this object was made. */
    void run() throws InterruptedException {
        Set<Thread> added = new HashSet<>(registered());
        added.removeAll(before);
        for (Thread hook : added) {
            if (Runtime.getRuntime().removeShutdownHook(hook)) {
                hook.setDaemon(true);
                hook.start();
            }
        }
        for (Thread hook : added) {
            hook.join(LIMIT_MILLIS);
        }
    }

    /** There is no public way to them; {@link TestWorker} is started with {@code --add-opens}. */
    @SuppressWarnings("unchecked")
    private static Set<Thread> registered() {
        try {
            Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            hooks.setAccessible(true);
            return ((Map<Thread, Thread>) hooks.get(null)).keySet();
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A JDK that has them elsewhere: they run at the end then, as ever.
            return Set.of();
        }
    }
}
