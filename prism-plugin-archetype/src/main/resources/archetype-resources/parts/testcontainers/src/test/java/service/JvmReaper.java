package ${package}.service;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import org.testcontainers.utility.ResourceReaper;

/**
 * Makes Testcontainers remove its containers from a shutdown hook of this JVM. Its default, a container that holds the
 * engine's socket, does not work with rootless Podman, and its one switch is an environment variable, which nobody has
 * set in an IDE; so this sets the field that the variable decides about.
 */
final class JvmReaper {
    private JvmReaper() {}

    static void install() {
        try {
            Constructor<?> hook = Class.forName("org.testcontainers.utility.JVMHookResourceReaper")
                    .getDeclaredConstructor();
            hook.setAccessible(true);
            Field instance = ResourceReaper.class.getDeclaredField("instance");
            instance.setAccessible(true);
            instance.set(null, hook.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("made for Testcontainers 2.0; set TESTCONTAINERS_RYUK_DISABLED=true", e);
        }
    }
}
