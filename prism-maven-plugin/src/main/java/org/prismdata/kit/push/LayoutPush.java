package org.prismdata.kit.push;

import java.nio.file.Path;
import java.util.Optional;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.engine.PushException;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.pull.LoginFile;

/**
 * Pushes an image with zstd layers, which Jib can't, with Podman.
 *
 * @param engine a Podman on this machine
 * @param unencrypted whether the registry may speak HTTP
 * @param login whom to push as; empty for whom Podman knows
 */
public record LayoutPush(ContainerEngine engine, boolean unencrypted, Optional<Login> login) {
    /** @throws PrismException if it fails, with Podman's words as the cause */
    public void run(Path layout, ImageName name) {
        Optional<LoginFile> file = login.map(user -> LoginFile.write(user, name.registry()));
        try {
            engine.pushLayout(layout, name, unencrypted, file.map(LoginFile::folder));
        } catch (PushException e) {
            throw new PrismException(
                    "podman could not push " + name,
                    String.valueOf(e.getMessage()),
                    "push it with gzip layers, which every registry takes: -Dprism.image.compression=gzip",
                    e);
        } finally {
            file.ifPresent(LoginFile::delete);
        }
    }
}
