package org.prismdata.it;

import java.io.IOException;

/** A plugin's image, run the way a cautious operator runs it: read-only, without capabilities or new privileges. */
public final class PluginImage implements AutoCloseable {
    private static final int GRPC_PORT = 50051;

    private final String image;
    private final String container;

    public PluginImage(String image) throws IOException {
        this.image = image;
        this.container = Podman.run(
                "run",
                "--detach",
                "--pull=never",
                "--read-only",
                "--cap-drop=all",
                "--security-opt=no-new-privileges",
                "--publish=127.0.0.1::" + GRPC_PORT,
                image);
    }

    /** The container's id. */
    public String container() {
        return container;
    }

    /** Its answer to the standard gRPC health check. */
    public String health() throws IOException {
        String address = Podman.run("port", container, GRPC_PORT + "/tcp");
        return GrpcHealth.of("127.0.0.1", Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    }

    public String user() throws IOException {
        return Podman.run("inspect", "--format", "{{.Config.User}}", container);
    }

    /** Removes the container and the image. */
    @Override
    public void close() throws IOException {
        Podman.run("rm", "--force", "--volumes", "--time", "2", container);
        Podman.run("rmi", image);
    }
}
