package org.prismdata.kit.doctor;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where programs such as Testcontainers find the engine. */
final class ApiSocket implements Check {
    private static final String UNIX = "unix://";

    @Override
    public String name() {
        return "api-socket";
    }

    @Override
    public List<Finding> look(Facts facts) {
        EngineFacts engine = facts.engine();
        if (engine.refusal().isPresent()) {
            return List.of();
        }
        Optional<Path> dead = facts.build()
                .dockerHost()
                .filter(host -> host.startsWith(UNIX))
                .map(host -> Path.of(host.substring(UNIX.length())))
                .filter(socket -> !answers(socket));
        if (dead.isPresent()) {
            return List.of(Finding.warning(
                    name(),
                    "DOCKER_HOST is unix://" + dead.get() + ", where "
                            + (Files.exists(dead.get()) ? "nothing answers" : "there is no socket"),
                    "tests that use Testcontainers look there, and the kit leaves what you have set as it is",
                    "unset DOCKER_HOST, or start what listens there: systemctl --user enable --now podman.socket"));
        }
        if (facts.rootless() && engine.info().isPresent()) {
            String path = engine.info().get().socket();
            return List.of(Finding.ok(
                    name(), engine.socket() ? path : "none is up; the kit starts one while Testcontainers needs it"));
        }
        return List.of();
    }

    static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
