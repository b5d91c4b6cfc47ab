import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** Leaves a running container, its volume and its network; run only when asked for. */
class Killed {
    private final GenericContainer<?> container =
            new GenericContainer<>("redis:7-alpine").withExposedPorts(6379).withNetwork(Network.newNetwork());

    /** As by a time-out, or for want of memory. */
    @Test
    void jvm() throws Exception {
        start("killed-jvm");
        Runtime.getRuntime().halt(9);
    }

    /** And this JVM with it, which must not clean up. */
    @Test
    void maven() throws Exception {
        start("killed-maven");
        ProcessHandle maven = ProcessHandle.current().parent().orElseThrow();
        while (!maven.info().command().orElse("").endsWith("java")) {
            maven = maven.parent().orElseThrow();
        }
        maven.destroyForcibly();
        maven.onExit().join();
        Runtime.getRuntime().halt(9);
    }

    private void start(String file) throws Exception {
        container.start();
        Files.writeString(Path.of("target", file), System.getenv("DOCKER_HOST"));
    }
}
