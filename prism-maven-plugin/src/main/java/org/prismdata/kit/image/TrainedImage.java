package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.oci.DockerArchive;
import org.prismdata.kit.oci.OciLayout;
import org.prismdata.kit.training.Training;

/** Has an image assembled with its class archive; first without, where the archive has to be made, for which the image is run. */
final class TrainedImage {
    /** Its name in the engine, whose parent folder may have any. */
    static final String LAYOUT = "prism-layout";

    private final ImageRequest request;
    private final ContainerEngine engine;
    private final boolean linked;
    private final ImageBuild.Assembly assembly;
    private final Consumer<String> log;
    /** Of the image in the engine that has no archive, once it is there. */
    private Optional<ImageName> loaded = Optional.empty();

    private boolean complete = true;

    /** @param linked whether the archive's classes are linked already, where the image's Java can do that */
    TrainedImage(
            ImageRequest request,
            ContainerEngine engine,
            boolean linked,
            ImageBuild.Assembly assembly,
            Consumer<String> log) {
        this.request = request;
        this.engine = engine;
        this.linked = linked;
        this.assembly = assembly;
        this.log = log;
    }

    /** Whether the archive has the project's own classes. */
    boolean complete() {
        return complete;
    }

    /**
     * Leaves the whole image in the request's archive.
     *
     * @return the parts it was assembled of; empty if Jib was told to skip it
     */
    Optional<RuntimeParts> assemble(RuntimeParts parts) throws Exception {
        ClassArchive archives = new ClassArchive(
                new Training(engine, request.owner(), RuntimePlan.GRPC_PORT), linked, request.workFolder(), log);
        Optional<Path> expected = archives.expected(parts.jars());
        RuntimeParts assembled = expected.map(parts::with).orElse(parts);
        assembly.write(assembled);
        if (Files.notExists(request.tar())) {
            return Optional.empty();
        }
        List<String> entrypoint = DockerArchive.read(request.tar()).entrypoint();
        if (!entrypoint.contains(RuntimePlan.CLASS_PATH)) {
            return Optional.of(assembled);
        }
        try {
            ClassArchive.Made archive = archives.of(
                    entrypoint,
                    parts.jars(),
                    parts.runtime().orElseThrow().getFileName().toString(),
                    request.retrain(),
                    () -> load(parts, expected.isPresent()));
            complete = archive.complete();
            if (!assembled.archive().equals(Optional.of(archive.file()))) {
                assembled = parts.with(archive.file());
                assembly.write(assembled);
            }
            return Optional.of(assembled);
        } finally {
            loaded.ifPresent(engine::removeImage);
        }
    }

    /** @param archived whether what is assembled has an archive, so that it has to be assembled without one */
    private ImageName load(RuntimeParts parts, boolean archived) throws Exception {
        if (loaded.isEmpty()) {
            if (archived) {
                assembly.write(parts);
            }
            ImageName name = ImageName.parse(
                    "localhost/prism-training:" + ProcessHandle.current().pid() + "-" + System.nanoTime(),
                    "the training image's name");
            loaded = Optional.of(name);
            load(DockerArchive.read(request.tar()), name);
        }
        return loaded.get();
    }

    private void load(DockerArchive untrained, ImageName name) throws IOException {
        if (readsLayouts(engine)) {
            Path folder = request.workFolder().resolve(LAYOUT);
            OciLayout layout =
                    OciLayout.write(untrained.withNames(List.of(name.toString())), folder, request.cache(), Set.of());
            engine.loadLayout(layout.folder(), List.of(name), layout.id());
        } else {
            engine.load(request.tar(), request.name());
            engine.tag(request.name(), name);
        }
    }

    /** Whether an engine reads an image from a folder here: Podman does, if it runs here. */
    static boolean readsLayouts(ContainerEngine engine) {
        return engine.kind() == EngineKind.PODMAN && engine.remoteHost().isEmpty();
    }
}
