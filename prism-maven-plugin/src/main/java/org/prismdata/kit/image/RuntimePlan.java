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
import java.util.stream.Stream;

/** Changes Jib's plan of an image so that it brings its own Java runtime. What the user configured stays. */
final class RuntimePlan {
    static final String RUNTIME_LAYER = "java runtime";
    static final String SYSTEM_LAYER = "system";
    static final String VOLUMES_LAYER = "volumes";

    private static final String JAVA_HOME = "/opt/java";
    private static final int GRPC_PORT = 50051;
    private static final String USER = SystemFiles.USER + ":" + SystemFiles.USER;
    private static final String NO_OWNER = "0:0";
    // A name could mean another user in a base image than here; its folders are left to the user.
    private static final String NUMERIC_USER = "\\d+(:\\d+)?";

    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    // Without the sticky bit, which Jib can't express: the container has one user.
    private static final FilePermissions SHARED_FOLDER = FilePermissions.fromOctalString("777");

    private RuntimePlan() {}

    static ContainerBuildPlan of(ContainerBuildPlan plan, RuntimeParts parts) throws IOException {
        List<LayerObject> layers = new ArrayList<>();
        if (parts.system().isPresent()) {
            layers.add(layer(SYSTEM_LAYER, parts.system().get(), ""));
        }
        layers.add(layer(RUNTIME_LAYER, parts.runtime(), JAVA_HOME));
        layers.addAll(plan.getLayers());
        String user = plan.getUser() == null ? USER : plan.getUser();
        if (!plan.getVolumes().isEmpty() && user.matches(NUMERIC_USER)) {
            layers.add(volumes(plan.getVolumes(), user, parts.runtime()));
        }

        ContainerBuildPlan.Builder changed = plan.toBuilder()
                .setLayers(layers)
                .setPlatforms(Set.of(new Platform(parts.architecture(), "linux")))
                .setEnvironment(environment(plan.getEnvironment()))
                .setUser(user);
        if (plan.getWorkingDirectory() == null && parts.system().isPresent()) {
            changed.setWorkingDirectory(AbsoluteUnixPath.get(SystemFiles.HOME));
        }
        if (plan.getExposedPorts().isEmpty()) {
            changed.addExposedPort(Port.tcp(GRPC_PORT));
        }
        if (plan.getEntrypoint() != null) {
            changed.setEntrypoint(entrypoint(plan.getEntrypoint()));
        }
        return changed.build();
    }

    /** Our options stand first, so that the user's win. An entry point that isn't Jib's {@code java} is left alone. */
    static List<String> entrypoint(List<String> jibs) {
        if (jibs.isEmpty() || !jibs.get(0).equals("java")) {
            return jibs;
        }
        List<String> entrypoint = new ArrayList<>(List.of(JAVA_HOME + "/bin/java"));
        // Java refuses two collectors. The serial one starts fastest and takes the least memory.
        if (jibs.stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
            entrypoint.add("-XX:+UseSerialGC");
        }
        // No file of counters in /tmp for tools that the image doesn't have.
        entrypoint.add("-XX:-UsePerfData");
        entrypoint.addAll(jibs.subList(1, jibs.size()));
        return entrypoint;
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
        return Files.isDirectory(file) || Files.isExecutable(file) ? PROGRAM : FILE;
    }
}
