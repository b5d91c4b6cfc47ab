package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.prismdata.kit.classpath.ClassPathJars;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.oci.DockerArchive;
import org.prismdata.kit.training.Training;

/**
 * The archive of classes of an image, made by running the image without one. It is made anew when the runtime, the
 * dependencies or the entry point change, or the user asks for it.
 *
 * <p>Where only the project's own classes have changed since the training, the archive has those of the JDK and the
 * dependencies alone: nothing of it can be out of date, and it is the same from build to build.
 */
final class ClassArchive {
    /** To be raised when lists or archives are made in another way. */
    private static final String RECIPE = "1";

    private static final String TRAINED_WITH = "trained-with";

    private final Training training;
    private final Path workFolder;
    private final Consumer<String> log;

    ClassArchive(Training training, Path workFolder, Consumer<String> log) {
        this.training = training;
        this.workFolder = workFolder;
        this.log = log;
    }

    /** Has the image without an archive in the engine under a name of its own, when it comes to that. */
    interface Untrained {
        ImageName load() throws IOException;
    }

    /**
     * @param image the image without an archive
     * @param runtime what the image's Java is, in one word
     * @return the archive's file
     */
    Path of(DockerArchive image, ClassPathJars jars, String runtime, boolean retrain, Untrained untrained)
            throws IOException {
        List<String> entrypoint = image.entrypoint();
        List<String> stable = new ArrayList<>(entrypoint);
        int classPath = stable.indexOf("-cp") + 1;
        List<String> elements = List.of(stable.get(classPath).split(":"));
        stable.set(classPath, String.join(":", elements.subList(0, elements.size() - 1)));
        List<String> inputs = new ArrayList<>(List.of(RECIPE, runtime));
        inputs.addAll(Training.DUMP_OPTIONS);
        inputs.addAll(stable);
        String key = Fingerprint.of(inputs);
        String application = jars.application().getFileName().toString();

        Path trained = workFolder.resolve("training-" + key);
        if (retrain
                && Files.isDirectory(trained)
                && !Files.readString(trained.resolve(TRAINED_WITH)).equals(application)) {
            GeneratedFolder.delete(trained);
        }
        Path list = GeneratedFolder.of(workFolder, "training", key, folder -> {
            log.accept("Training: running the image to learn which classes its start takes");
            List<String> classes = training.classes(untrained.load(), folder);
            Files.write(folder.resolve("classes.lst"), classes);
            Files.writeString(folder.resolve(TRAINED_WITH), application);
        });
        boolean current = Files.readString(list.resolve(TRAINED_WITH)).equals(application);
        Path classes = list.resolve("classes.lst");
        String archive = Fingerprint.of(List.of(key, Fingerprint.of(classes), current ? application : ""));
        if (!current) {
            log.accept("The class archive has no classes of the project, which changed since the training;"
                    + " -Dprism.image.retrain=true trains again");
        }
        return GeneratedFolder.of(workFolder, current ? "archive-all" : "archive-dependencies", archive, folder -> {
                    Files.createDirectories(folder);
                    int parts = current ? elements.size() : elements.size() - 1;
                    training.archive(untrained.load(), entrypoint, parts, classes, folder.resolve("classes.jsa"));
                })
                .resolve("classes.jsa");
    }
}
