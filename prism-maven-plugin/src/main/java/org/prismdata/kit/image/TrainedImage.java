package org.prismdata.kit.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.oci.DockerArchive;
import org.prismdata.kit.training.Training;

/** Has an image assembled with its class archive; first without, where the archive has to be made, for which the image is run. */
final class TrainedImage {
    private final ImageRequest request;
    private final ContainerEngine engine;
    private final boolean linked;
    private final ImageBuild.Assembly assembly;
    private final Consumer<String> log;
    /** Of the image in the engine that has no archive, once it is there. */
    private Optional<Candidate> loaded = Optional.empty();

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
            if (loaded.isPresent()) {
                loaded.get().close();
            }
        }
    }

    /** @param archived whether what is assembled has an archive, so that it has to be assembled without one */
    private ImageName load(RuntimeParts parts, boolean archived) throws Exception {
        if (loaded.isEmpty()) {
            if (archived) {
                assembly.write(parts);
            }
            DockerArchive untrained = DockerArchive.read(request.tar());
            loaded = Optional.of(Candidate.of(request, untrained, engine, Candidate.readsLayouts(engine), Set.of()));
            loaded.get().load();
        }
        return loaded.get().name();
    }
}
