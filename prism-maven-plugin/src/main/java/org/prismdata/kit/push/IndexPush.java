package org.prismdata.kit.push;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.pull.LoginFile;

/**
 * Gives the images of several platforms, which are in a registry, one name there. It is the engine's work: Jib makes an index
 * only of images that have the same layers.
 *
 * @param login who may push; empty for whom the engine knows itself
 * @param unencrypted whether the registry may speak HTTP
 * @param log told what is done
 */
public record IndexPush(Optional<Login> login, boolean unencrypted, Consumer<String> log) {
    /** @param names those of the index, all in one registry */
    public void run(ContainerEngine engine, List<ImageName> images, List<ImageName> names) {
        Optional<LoginFile> file =
                login.map(user -> LoginFile.write(user, names.get(0).registry()));
        try {
            for (ImageName name : names) {
                engine.pushIndex(images, name, file.map(LoginFile::folder), unencrypted);
                log.accept("Pushed " + name + ", an index of " + images.size() + " images");
            }
        } finally {
            file.ifPresent(LoginFile::delete);
        }
    }
}
