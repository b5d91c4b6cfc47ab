package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.prismdata.kit.classpath.ClassPathJars;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.training.Training;

/**
 * The archive of classes of an image, made by running the image without one. It is made anew when the runtime, the
 * dependencies or the entry point change, or the user asks for it.
 *
 * <p>Where only the project's own classes have changed since the training, the archive has those of the JDK and the
 * dependencies alone: nothing of it can be out of date, and it is the same from build to build. Both are made after a
 * training, so that a build after a change has nothing to make.
 */
final class ClassArchive {
    /** The version of Java from which on archives can have classes that are linked already. */
    static final int LINKS_CLASSES = 24;

    /** To be raised when lists or archives are made in another way. */
    private static final String RECIPE = "2";

    private static final String TRAINING = "training";
    private static final String TRAINED_WITH = "trained-with";
    private static final String CLASSES = "classes.lst";
    private static final String ARCHIVE = "classes.jsa";
    private static final String ALL = "archive-all";
    private static final String DEPENDENCIES = "archive-dependencies";
    private static final String LAST = "last-archives";

    private final Training training;
    private final boolean linked;
    private final Path workFolder;
    private final Consumer<String> log;

    /** @param linked whether the archive's classes are linked already: faster, and never the same twice */
    ClassArchive(Training training, boolean linked, Path workFolder, Consumer<String> log) {
        this.training = training;
        this.linked = linked;
        this.workFolder = workFolder;
        this.log = log;
    }

    /** Has the image without an archive in the engine, when it comes to that. */
    interface Untrained {
        ImageName load() throws Exception;
    }

    /**
     * An archive.
     *
     * @param file where it is
     * @param complete whether it has the project's own classes
     */
    record Made(Path file, boolean complete) {}

    /** What a list of classes is made into, and in which image. */
    private record Dump(List<String> entrypoint, Path classes, Untrained untrained) {}

    /** The one that will most probably do, as the build before noted. */
    Optional<Path> expected(ClassPathJars jars) throws IOException {
        Path note = workFolder.resolve(LAST);
        if (Files.notExists(note)) {
            return Optional.empty();
        }
        List<String> last = Files.readAllLines(note);
        boolean complete = last.get(0).equals(name(jars));
        return Optional.of(Path.of(last.get(complete ? 1 : 2))).filter(Files::exists);
    }

    /**
     * @param entrypoint the image's
     * @param runtime what the image's Java is, in one word
     * @throws Exception whatever it takes to load the image
     */
    Made of(List<String> entrypoint, ClassPathJars jars, String runtime, boolean retrain, Untrained untrained)
            throws Exception {
        List<String> stable = new ArrayList<>(entrypoint);
        stable.removeIf(argument -> argument.endsWith(Training.ARCHIVE));
        int classPath = stable.indexOf("-cp") + 1;
        List<String> elements = List.of(stable.get(classPath).split(":"));
        stable.set(classPath, String.join(":", elements.subList(0, elements.size() - 1)));
        List<String> inputs = new ArrayList<>(List.of(RECIPE, runtime));
        inputs.addAll(Training.dumpOptions(linked));
        inputs.addAll(stable);
        String key = Fingerprint.of(inputs);
        String application = name(jars);

        Path trained = workFolder.resolve(TRAINING + "-" + key);
        if (Files.notExists(trained) || retrain && !trainedWith(trained).equals(application)) {
            log.accept("Training: running the image to learn which classes its start takes");
            GeneratedFolder.delete(trained);
            ImageName image = untrained.load();
            GeneratedFolder.of(workFolder, TRAINING, key, folder -> {
                Files.createDirectories(folder);
                Files.write(folder.resolve(CLASSES), training.classes(image, linked, folder));
                Files.writeString(folder.resolve(TRAINED_WITH), application);
            });
        }
        String trainedWith = trainedWith(trained);
        boolean complete = trainedWith.equals(application);
        if (!complete) {
            log.accept("The class archive has no classes of the project, which changed since the training;"
                    + " -Dprism.image.retrain=true trains again");
        }
        Path classes = trained.resolve(CLASSES);
        String content = Fingerprint.of(classes);
        String allKey = Fingerprint.of(List.of(key, content, trainedWith));
        String dependenciesKey = Fingerprint.of(List.of(key, content));
        Dump dump = new Dump(entrypoint, classes, untrained);
        Path all = place(ALL, allKey);
        if (complete) {
            make(ALL, allKey, elements.size(), dump);
        }
        make(DEPENDENCIES, dependenciesKey, elements.size() - 1, dump);
        Path dependencies = place(DEPENDENCIES, dependenciesKey);
        Files.write(workFolder.resolve(LAST), List.of(trainedWith, all.toString(), dependencies.toString()));
        return new Made(complete ? all : dependencies, complete);
    }

    /** @param parts how many parts of the class path it is made of */
    private void make(String name, String key, int parts, Dump dump) throws Exception {
        if (Files.exists(place(name, key))) {
            return;
        }
        ImageName image = dump.untrained().load();
        GeneratedFolder.of(workFolder, name, key, folder -> {
            Files.createDirectories(folder);
            training.archive(image, dump.entrypoint(), parts, dump.classes(), linked, folder.resolve(ARCHIVE));
        });
    }

    private Path place(String name, String key) {
        return workFolder.resolve(name + "-" + key).resolve(ARCHIVE);
    }

    private static String name(ClassPathJars jars) {
        return jars.application().getFileName().toString();
    }

    private static String trainedWith(Path trained) throws IOException {
        return Files.readString(trained.resolve(TRAINED_WITH));
    }
}
