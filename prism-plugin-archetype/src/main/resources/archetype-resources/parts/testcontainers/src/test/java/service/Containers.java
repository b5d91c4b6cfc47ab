package ${package}.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Starts containers with Testcontainers, for tests that an IDE runs without Maven. */
final class Containers {
    private Containers() {}

    /** @param serves whether the service in the container answers: what it logs until then depends on its image */
    static void start(GenericContainer<?> container, BooleanSupplier serves) {
        start(container.waitingFor(new Answer(container, serves)));
    }

    /** Waits as the container itself does. */
    static void start(GenericContainer<?> container) {
        JvmReaper.install();
        // An open log keeps an engine that was started for this test from ending; see PodmanStrategy.
        container.withLogConsumer(line -> {}).start();
    }

    private static final class Answer extends AbstractWaitStrategy {
        private static final Duration PAUSE = Duration.ofMillis(50);

        private final GenericContainer<?> container;
        private final BooleanSupplier serves;

        Answer(GenericContainer<?> container, BooleanSupplier serves) {
            this.container = container;
            this.serves = serves;
        }

        @Override
        protected void waitUntilReady() {
            long deadline = System.nanoTime() + startupTimeout.toNanos();
            while (!serves.getAsBoolean()) {
                if (System.nanoTime() > deadline || !container.isRunning()) {
                    throw new ContainerLaunchException(
                            container.getDockerImageName() + " does not answer; it logged:\n" + container.getLogs());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
