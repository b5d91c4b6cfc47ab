package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.prismdata.kit.classpath.ClassPathJars;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;

/** The JDK modules of an image. What the dependencies need is found once, and kept as long as they stay the same. */
final class RuntimeModules {
    /** To be raised when the scan finds other modules in the same classes. */
    private static final String RECIPE = "4";

    private static final String MODULES = "modules";
    private static final String LEFT_OUT = "left-out";
    private static final String BETWEEN = "=";

    private final ModuleScan scan;
    private final Jdk jdk;
    private final Path workFolder;

    RuntimeModules(ModuleScan scan, Jdk jdk, Path workFolder) {
        this.scan = scan;
        this.jdk = jdk;
        this.workFolder = workFolder;
    }

    /** @param extraModules modules the user asks for besides */
    ModuleScan.Result of(ClassPathJars jars, Set<String> extraModules) throws IOException {
        ModuleScan.Result application = scan.scan(List.of(jars.application()), extraModules);
        ModuleScan.Result dependencies = ofDependencies(jars.dependencies());
        Set<String> modules = new TreeSet<>(application.modules());
        modules.addAll(dependencies.modules());
        Map<String, String> leftOut = new TreeMap<>(dependencies.leftOut());
        leftOut.putAll(application.leftOut());
        leftOut.keySet().removeAll(modules);
        return new ModuleScan.Result(modules, leftOut);
    }

    private ModuleScan.Result ofDependencies(Path jar) throws IOException {
        String key = Fingerprint.of(
                List.of(RECIPE, jar.getFileName().toString(), jdk.home().toString(), String.valueOf(jdk.version())));
        Path found = GeneratedFolder.of(workFolder, MODULES, key, folder -> {
            ModuleScan.Result result = scan.scan(List.of(jar), Set.of());
            Files.createDirectories(folder);
            Files.write(folder.resolve(MODULES), result.modules());
            Files.write(
                    folder.resolve(LEFT_OUT),
                    result.leftOut().entrySet().stream()
                            .map(module -> module.getKey() + BETWEEN + module.getValue())
                            .toList());
        });
        return new ModuleScan.Result(
                new TreeSet<>(Files.readAllLines(found.resolve(MODULES))),
                Files.readAllLines(found.resolve(LEFT_OUT)).stream()
                        .map(line -> line.split(BETWEEN, 2))
                        .collect(Collectors.toMap(line -> line[0], line -> line[1])));
    }
}
