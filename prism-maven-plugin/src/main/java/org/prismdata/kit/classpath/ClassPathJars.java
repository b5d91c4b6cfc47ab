package org.prismdata.kit.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;

/**
 * The two jars of an image's class path. Each has a fingerprint of its content in its name: an archive of classes is bound
 * to the names of the jars it was made from, so the JVM can't take one that was made from others.
 *
 * @param dependencies what changes rarely; first on the class path, because an archive may be made of it alone
 * @param application the project's own classes and resources
 */
public record ClassPathJars(Path dependencies, Path application) {
    /** To be raised when the jars are written in another way. */
    private static final String RECIPE = "3";

    private static final String DEPENDENCIES = "dependencies";
    private static final String APPLICATION = "application";

    /**
     * Merges a project's class path. Where it has a file of the same name as a dependency, the dependency's is left out, so
     * that the project's is found although its jar stands last.
     *
     * @param classPath the project's class folders and the jars it runs with
     * @param javaVersion the Java version that the image runs on
     * @param workFolder keeps the jars from one build to the next
     */
    public static ClassPathJars merge(List<Path> classPath, int javaVersion, Path workFolder) throws IOException {
        List<Path> folders = classPath.stream().filter(Files::isDirectory).toList();
        List<Path> jars = classPath.stream().filter(Files::isRegularFile).toList();

        MergedClassPath application = new MergedClassPath(javaVersion);
        for (Path folder : folders) {
            application.add(folder);
        }
        Set<String> own = application.entries().keySet();
        return new ClassPathJars(
                dependencies(jars, own, javaVersion, workFolder), application(application, workFolder));
    }

    private static Path dependencies(List<Path> jars, Set<String> own, int javaVersion, Path workFolder)
            throws IOException {
        List<String> inputs = new ArrayList<>(List.of(RECIPE, String.valueOf(javaVersion)));
        Set<String> shared = new TreeSet<>();
        for (Path jar : jars) {
            inputs.add(jar.toString());
            inputs.add(String.valueOf(Files.size(jar)));
            inputs.add(Files.getLastModifiedTime(jar).toString());
            shared.addAll(JarNames.of(jar));
        }
        shared.retainAll(own);
        inputs.addAll(shared);
        return jar(GeneratedFolder.of(workFolder, DEPENDENCIES, Fingerprint.of(inputs), folder -> {
            MergedClassPath merged = new MergedClassPath(javaVersion);
            for (Path jar : jars) {
                merged.add(jar);
            }
            merged.giveWayTo(shared);
            write(merged, DEPENDENCIES, folder);
        }));
    }

    /**
     * The same jars with other content, in the form that they have here.
     *
     * @param folder where to write them
     */
    public static void write(Path dependencies, Path application, Path folder) throws IOException {
        for (var jar :
                Map.of(DEPENDENCIES, dependencies, APPLICATION, application).entrySet()) {
            MergedClassPath content = new MergedClassPath(Runtime.version().feature());
            content.add(jar.getValue());
            write(content, jar.getKey(), folder.resolve(jar.getKey()));
        }
    }

    /** @param folder what {@link #write} left */
    public static ClassPathJars in(Path folder) throws IOException {
        return new ClassPathJars(jar(folder.resolve(DEPENDENCIES)), jar(folder.resolve(APPLICATION)));
    }

    private static Path application(MergedClassPath merged, Path workFolder) throws IOException {
        Path folder = workFolder.resolve(APPLICATION);
        GeneratedFolder.delete(folder);
        try {
            write(merged, APPLICATION, folder);
        } catch (IOException e) {
            GeneratedFolder.delete(folder);
            throw e;
        }
        return jar(folder);
    }

    private static void write(MergedClassPath merged, String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path unnamed = folder.resolve(name + ".jar");
        StoredJar.write(unnamed, merged.entries());
        Files.move(unnamed, folder.resolve(name + "-" + Fingerprint.of(unnamed) + ".jar"));
    }

    private static Path jar(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
