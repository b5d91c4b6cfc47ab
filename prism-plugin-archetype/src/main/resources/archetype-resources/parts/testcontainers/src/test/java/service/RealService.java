package ${package}.service;

import ${package}.config.Settings;
import ${package}.tier.BackendUnderTest.Restart;
import org.testcontainers.containers.GenericContainer;

/**
 * The service of the integration tests.
 *
 * @param settings the plugin's configuration for it
 * @param restart ends it and starts it again
 */
public record RealService(Settings settings, Restart restart) {
    static RealService of(GenericContainer<?> container, Settings settings) {
        return new RealService(settings, () -> {
            container
                    .getDockerClient()
                    .restartContainerCmd(container.getContainerId())
                    .withTimeout(0)
                    .exec();
            // The log that was open has ended with the container; see Containers.
            container.followOutput(line -> {});
        });
    }
}
