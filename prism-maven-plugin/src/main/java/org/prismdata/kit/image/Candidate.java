package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.oci.DockerArchive;
import org.prismdata.kit.oci.OciLayout;
import org.prismdata.kit.session.UnfinishedImage;

/** An image that is in the engine under a name of its own, to be run there before it may have the user's. */
final class Candidate implements AutoCloseable {
    /** The folder of the files that it is loaded from. */
    static final String FOLDER = "unfinished";

    private final ContainerEngine engine;
    private final DockerArchive archive;
    private final Path file;
    private final Optional<OciLayout> layout;
    private boolean loaded;

    private Candidate(ContainerEngine engine, DockerArchive archive, Path file, Optional<OciLayout> layout) {
        this.engine = engine;
        this.archive = archive;
        this.file = file;
        this.layout = layout;
    }

    /**
     * Not loaded yet.
     *
     * @param layout whether its layers get zstd, which only an engine takes that {@link #readsLayouts}
     * @param hurried names of layers that are not worth the time of the best compression
     */
    static Candidate of(
            ImageRequest request, DockerArchive archive, ContainerEngine engine, boolean layout, Set<String> hurried)
            throws IOException {
        String name = UnfinishedImage.name();
        DockerArchive named = archive.withNames(List.of(name + ":latest"));
        Path folder = request.workFolder().resolve(FOLDER);
        // What a build has left there that was killed.
        GeneratedFolder.delete(folder);
        Path file = Files.createDirectories(folder).resolve(name.substring(name.indexOf('/') + 1));
        return new Candidate(
                engine,
                named,
                file,
                layout ? Optional.of(OciLayout.write(named, file, request.cache(), hurried)) : Optional.empty());
    }

    /** Whether an engine reads an image from a folder here: Podman does, if it runs here. */
    static boolean readsLayouts(ContainerEngine engine) {
        return engine.kind() == EngineKind.PODMAN && engine.remoteHost().isEmpty();
    }

    ImageName name() {
        return ImageName.parse(archive.names().get(0), "the unfinished image's name");
    }

    /** The layers with the size that they are loaded with. */
    List<DockerArchive.Layer> layers() {
        return layout.map(OciLayout::layers).orElse(archive.layers());
    }

    /** Whether the image that has a name in the engine is the same. */
    boolean isThere(ImageName name) {
        return engine.images()
                .id(name)
                .map(id -> id.substring(id.indexOf(':') + 1))
                .filter(archive.id()::equals)
                .isPresent();
    }

    void load() throws IOException {
        loaded = true;
        if (layout.isPresent()) {
            engine.images().loadLayout(file);
        } else {
            archive.write(file);
            engine.images().load(file);
        }
    }

    /** Removes it from the engine, where it stays only under the names it has got there besides. */
    @Override
    public void close() throws IOException {
        if (loaded) {
            engine.images().remove(name());
        }
        GeneratedFolder.delete(file);
    }
}
