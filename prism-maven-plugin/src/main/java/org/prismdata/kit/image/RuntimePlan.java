package org.prismdata.kit.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.LayerObject;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.training.Training;

/** Changes Jib's plan of an image so that it brings its own Java runtime. What the user configured stays. */
public final class RuntimePlan {
    static final String RUNTIME_LAYER = "java runtime";
    static final String SYSTEM_LAYER = "system";
    static final String TOOLS_LAYER = "debugging tools";
    static final String DEPENDENCIES_LAYER = "dependencies";
    static final String ARCHIVE_LAYER = "class archive";
    static final String APPLICATION_LAYER = "classes";
    static final String PROGRAM_LAYER = "native program";
    static final String VOLUMES_LAYER = "volumes";

    /** Jib's layers that the two jars take the place of. */
    private static final Set<String> CLASS_PATH_LAYERS = Set.of(
            DEPENDENCIES_LAYER,
            "snapshot dependencies",
            "project dependencies",
            "resources",
            APPLICATION_LAYER,
            "jvm arg files");

    /** The layers that are made of the project, a JDK and a system alone: neither by a run of the image nor by the user. */
    public static final Set<String> PLAIN_LAYERS = Stream.concat(
                    Stream.of(SYSTEM_LAYER, RUNTIME_LAYER, VOLUMES_LAYER), CLASS_PATH_LAYERS.stream())
            .collect(Collectors.toUnmodifiableSet());

    static final String CLASS_PATH = "-cp";
    private static final String CLASS_PATH_FILE = "/jib-classpath-file";
    private static final String APP = "/app";

    static final String JAVA_HOME = "/opt/java";
    private static final String NO_BASE = "scratch";
    static final int GRPC_PORT = 50051;
    private static final String USER = SystemFiles.USER + ":" + SystemFiles.USER;
    /** The JVM's options that a native program takes for its own, too. */
    private static final String NATIVE_OPTION = "-(D|Xms|Xmx|Xmn|Xss).+";

    private static final String NO_OWNER = "0:0";
    // A name could mean another user in a base image than here; its folders are left to the user.
    private static final String NUMERIC_USER = "\\d+(:\\d+)?";

    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    // Without the sticky bit, which Jib can't express: the container has one user.
    private static final FilePermissions SHARED_FOLDER = FilePermissions.fromOctalString("777");

    private RuntimePlan() {}

    static ContainerBuildPlan of(ContainerBuildPlan plan, RuntimeParts parts) throws IOException {
        boolean java = startsJava(plan.getEntrypoint());
        List<LayerObject> layers = new ArrayList<>();
        // From what changes least to what changes most: a layer that changes takes all above it along.
        if (parts.system().isPresent()) {
            layers.add(layer(SYSTEM_LAYER, parts.system().get(), ""));
        }
        if (parts.tools().isPresent()) {
            layers.add(layer(TOOLS_LAYER, parts.tools().get(), ""));
        }
        if (parts.runtime().isPresent()) {
            layers.add(layer(RUNTIME_LAYER, parts.runtime().get(), JAVA_HOME));
        }
        if (parts.program().isPresent()) {
            layers.add(file(
                    PROGRAM_LAYER, parts.program().get(), inApp(parts.program().get())));
        } else if (java) {
            layers.add(file(
                    DEPENDENCIES_LAYER,
                    parts.jars().dependencies(),
                    inApp(parts.jars().dependencies())));
            if (parts.archive().isPresent()) {
                layers.add(file(ARCHIVE_LAYER, parts.archive().get(), Training.ARCHIVE));
            }
            layers.add(file(
                    APPLICATION_LAYER,
                    parts.jars().application(),
                    inApp(parts.jars().application())));
        }
        plan.getLayers().stream()
                .filter(layer -> !java || !CLASS_PATH_LAYERS.contains(layer.getName()))
                .forEach(layers::add);
        String user = plan.getUser() == null ? USER : plan.getUser();
        if (!plan.getVolumes().isEmpty() && user.matches(NUMERIC_USER)) {
            layers.add(
                    volumes(plan.getVolumes(), user, parts.jars().application().getParent()));
        }

        ContainerBuildPlan.Builder changed = plan.toBuilder()
                .setLayers(layers)
                .setPlatforms(Set.of(new Platform(parts.architecture(), "linux")))
                .setEnvironment(environment(plan.getEnvironment()))
                .setUser(user);
        if (plan.getWorkingDirectory() == null && plan.getBaseImage().equals(NO_BASE)) {
            changed.setWorkingDirectory(AbsoluteUnixPath.get(SystemFiles.HOME));
        }
        if (plan.getExposedPorts().isEmpty()) {
            changed.addExposedPort(Port.tcp(GRPC_PORT));
        }
        if (plan.getEntrypoint() != null) {
            changed.setEntrypoint(entrypoint(plan.getEntrypoint(), ownClassPath(plan), parts));
        }
        return changed.build();
    }

    private static boolean startsJava(List<String> entrypoint) {
        return entrypoint != null
                && !entrypoint.isEmpty()
                && entrypoint.get(0).equals("java")
                && entrypoint.contains(CLASS_PATH);
    }

    /** Our options stand first, so that the user's win. An entry point that isn't Jib's {@code java} is left alone. */
    static List<String> entrypoint(List<String> jibs, List<String> ownClassPath, RuntimeParts parts) {
        if (!startsJava(jibs)) {
            return jibs;
        }
        List<String> entrypoint = new ArrayList<>();
        if (parts.program().isPresent()) {
            entrypoint.add(inApp(parts.program().get()));
            jibs.subList(1, jibs.indexOf(CLASS_PATH)).stream()
                    .filter(option -> option.matches(NATIVE_OPTION))
                    .forEach(entrypoint::add);
            return entrypoint;
        }
        entrypoint.add(parts.runtime().isPresent() ? JAVA_HOME + "/bin/java" : "java");
        // Java refuses two collectors. The serial one starts fastest and takes the least memory.
        if (jibs.stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
            entrypoint.add("-XX:+UseSerialGC");
        }
        // Compiling during the start takes more time than it saves; the compilers begin after four times as many calls.
        entrypoint.add("-XX:CompileThresholdScaling=4");
        // No file of counters in /tmp for tools that the image doesn't have.
        if (parts.tools().isEmpty()) {
            entrypoint.add("-XX:-UsePerfData");
        }
        parts.archive().ifPresent(archive -> entrypoint.add("-XX:SharedArchiveFile=" + Training.ARCHIVE));
        int classPath = jibs.indexOf(CLASS_PATH);
        entrypoint.addAll(jibs.subList(1, classPath + 1));
        List<String> elements = new ArrayList<>(ownClassPath);
        elements.add(inApp(parts.jars().dependencies()));
        elements.add(inApp(parts.jars().application()));
        entrypoint.add(String.join(":", elements));
        entrypoint.addAll(jibs.subList(classPath + 2, jibs.size()));
        return entrypoint;
    }

    /** What {@code <container><extraClasspath>} puts before all else. Jib has the class path in a file of the image. */
    private static List<String> ownClassPath(ContainerBuildPlan plan) throws IOException {
        for (LayerObject layer : plan.getLayers()) {
            for (FileEntry entry :
                    layer instanceof FileEntriesLayer files ? files.getEntries() : List.<FileEntry>of()) {
                String target = entry.getExtractionPath().toString();
                if (target.endsWith(CLASS_PATH_FILE)) {
                    String root = target.substring(0, target.length() - CLASS_PATH_FILE.length());
                    return Stream.of(Files.readString(entry.getSourceFile()).split(":"))
                            .takeWhile(element -> !element.startsWith(root + "/"))
                            .toList();
                }
            }
        }
        return List.of();
    }

    private static String inApp(Path file) {
        return APP + "/" + file.getFileName();
    }

    /** Java takes the character set of file names, and before 18 of texts, from the locale: ASCII if none is set. */
    private static Map<String, String> environment(Map<String, String> users) {
        Map<String, String> environment = new HashMap<>(Map.of("LC_CTYPE", "C.UTF-8"));
        environment.putAll(users);
        return environment;
    }

    /**
     * The folders of the declared volumes, because a volume that the engine makes takes the owner of the image's folder:
     * root, where Jib made it for the user's files, and for Docker also where there is none. The last layer wins.
     *
     * @param anyFolder any folder: only the entry itself is taken
     */
    private static FileEntriesLayer volumes(Set<AbsoluteUnixPath> volumes, String owner, Path anyFolder) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(VOLUMES_LAYER);
        volumes.stream()
                .sorted(Comparator.comparing(AbsoluteUnixPath::toString))
                .forEach(volume -> layer.addEntry(
                        new FileEntry(anyFolder, volume, PROGRAM, JavaRuntime.FILE_TIME.toInstant(), owner)));
        return layer.build();
    }

    private static FileEntriesLayer file(String name, Path file, String target) {
        return FileEntriesLayer.builder()
                .setName(name)
                .addEntry(entry(file, target))
                .build();
    }

    private static FileEntriesLayer layer(String name, Path folder, String target) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> !file.equals(folder)).sorted().toList();
        }
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        if (!target.isEmpty()) {
            layer.addEntry(entry(folder, target));
        }
        for (Path file : files) {
            layer.addEntry(entry(
                    file, target + "/" + folder.relativize(file).toString().replace('\\', '/')));
        }
        return layer.build();
    }

    private static FileEntry entry(Path file, String target) {
        boolean home = target.equals(SystemFiles.HOME);
        return new FileEntry(
                file,
                AbsoluteUnixPath.get(target),
                permissions(file, target),
                JavaRuntime.FILE_TIME.toInstant(),
                home ? USER : NO_OWNER);
    }

    private static FilePermissions permissions(Path file, String target) {
        if (target.equals(SystemFiles.TEMPORARY)) {
            return SHARED_FOLDER;
        }
        boolean data = target.endsWith(".jar") || target.endsWith(".jsa");
        return Files.isDirectory(file) || Files.isExecutable(file) && !data ? PROGRAM : FILE;
    }
}
