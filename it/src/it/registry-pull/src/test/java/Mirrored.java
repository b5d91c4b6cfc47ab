import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Not named as a test, for it runs only where the case asks for it. */
class Mirrored {
    @Test
    void testcontainersGetsAnImageOfDockerHubFromTheMirror() {
        try (GenericContainer<?> nats =
                new GenericContainer<>(DockerImageName.parse("prism-it-pull/testcontainers:1")).withExposedPorts(4222)) {
            nats.start();
            assertTrue(nats.isRunning());
        }
    }
}
