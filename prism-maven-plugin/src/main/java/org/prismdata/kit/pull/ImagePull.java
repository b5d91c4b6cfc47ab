package org.prismdata.kit.pull;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.Image;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.ImageSource;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.session.DiskFolder;
import org.prismdata.kit.session.MachineLock;

/** Fetches images that are not on this machine. */
public final class ImagePull {
    private static final String ONLINE = "run once without -o: mvn prism:prefetch";

    private final ContainerEngine engine;
    private final Registries registries;
    private final Consumer<String> log;

    /** @param log told how far it has come, a line now and then */
    public ImagePull(ContainerEngine engine, Registries registries, Consumer<String> log) {
        this.engine = engine;
        this.registries = registries;
        this.log = log;
    }

    /**
     * Fetches an image, unless another build of this user has just done so. However it came, it has its own name then.
     *
     * @throws PrismException if Maven is offline, or the registry does not give it
     */
    public void fetch(ImageName image) {
        if (registries.offline()) {
            throw offline(Set.of(image));
        }
        ImageSource source = registries.source(image);
        if (source.mirrored() && image.byDigest() && engine.kind() == EngineKind.DOCKER) {
            throw new PrismException(
                    RegistryMirror.PROPERTY + " is "
                            + registries.mirrors().of(image).orElseThrow().location() + ", and " + image
                            + " is named by its digest",
                    "what comes from one registry by its digest, Docker does not know by that of another",
                    "name it by a tag, or give Docker itself the mirror: \"registry-mirrors\" in /etc/docker/daemon.json");
        }
        MachineLock.holding("pull " + image, () -> {
            if (engine.images().find(image).isEmpty()) {
                fetch(source);
            }
            return image;
        });
    }

    /** That images are missing, and Maven is offline. */
    public static PrismException offline(Collection<ImageName> missing) {
        String names = missing.stream().map(ImageName::toString).collect(Collectors.joining("\n"));
        return missing.size() == 1
                ? new PrismException(
                        "image " + names + " is not on this machine",
                        "Maven works offline (-o), so it is not fetched",
                        ONLINE)
                : new PrismException(
                        missing.size() + " images are not on this machine",
                        "Maven works offline (-o), so they are not fetched:\n" + names,
                        ONLINE);
    }

    private void fetch(ImageSource source) {
        log.accept("pulling " + source.image()
                + (source.mirrored() ? " from " + source.remote() : "")
                + source.login().map(login -> " as " + login).orElse(""));
        try (DiskFolder downloads = DiskFolder.make();
                PullProgress progress = new PullProgress(source.image().toString(), downloads.path(), log)) {
            fetch(source, downloads.path(), progress);
            Image image = engine.images()
                    .find(source.image())
                    .orElseThrow(() -> new IllegalStateException(source.image() + " is not there after it was pulled"));
            log.accept(progress.end(image));
        }
    }

    private void fetch(ImageSource source, Path downloads, PullProgress progress) {
        boolean known =
                source.mirrored() && engine.images().find(source.remote()).isPresent();
        Optional<LoginFile> login =
                source.login().map(user -> LoginFile.write(user, source.remote().registry()));
        try {
            engine.images().pull(source, login.map(LoginFile::folder), downloads, progress::engineSays);
        } finally {
            login.ifPresent(LoginFile::delete);
        }
        if (source.mirrored()) {
            engine.images().tag(source.remote(), source.image());
        }
        // One that the user has fetched under that name keeps it.
        if (source.mirrored() && !known) {
            engine.images().untag(source.remote());
        }
    }
}
