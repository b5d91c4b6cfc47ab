package org.prismdata.kit.push;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.engine.PushException;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.pull.LoginFile;

/**
 * What the engine pushes because Jib can't: an image with zstd layers, and the index of several platforms' images, which Jib
 * makes only of images that have the same layers.
 *
 * @param unencrypted whether a registry may speak HTTP
 * @param logins who may push an image; empty for whom the engine knows itself
 * @param log told what is done
 */
public record EnginePush(
        ContainerEngine engine,
        boolean unencrypted,
        Function<ImageName, Optional<Login>> logins,
        Consumer<String> log) {

    /**
     * Pushes what is in an OCI layout.
     *
     * @throws PrismException if it fails
     */
    public void layout(Path layout, ImageName name) throws Exception {
        push(
                name,
                login -> engine.images().pushLayout(layout, name, unencrypted, login),
                "push it with gzip layers, which every registry takes: -Dprism.image.compression=gzip");
    }

    /**
     * Gives the images of several platforms, which are in a registry, one name there.
     *
     * @throws PrismException if it fails
     */
    public void index(List<ImageName> images, ImageName name) throws Exception {
        push(
                name,
                login -> engine.images().pushIndex(images, name, login, unencrypted),
                "look into the registry's log; the images are there under names of their own: "
                        + String.join(
                                ", ", images.stream().map(ImageName::toString).toList()));
        log.accept("Pushed " + name + ", an index of " + images.size() + " images");
    }

    private interface Attempt {
        void run(Optional<Path> login) throws PushException;
    }

    private void push(ImageName name, Attempt attempt, String fix) throws Exception {
        new Push(log).run(name, () -> {
            Optional<LoginFile> file = logins.apply(name).map(user -> LoginFile.write(user, name.registry()));
            try {
                attempt.run(file.map(LoginFile::folder));
            } catch (PushException e) {
                throw new PrismException(
                        engine.kind().program() + " could not push " + name, String.valueOf(e.getMessage()), fix, e);
            } finally {
                file.ifPresent(LoginFile::delete);
            }
        });
    }
}
