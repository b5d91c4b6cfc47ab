import org.testcontainers.DockerClientFactory;

/** In between, as a project's own classes are. */
class Engine {
    static boolean isThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
