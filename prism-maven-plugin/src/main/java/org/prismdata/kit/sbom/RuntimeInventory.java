package org.prismdata.kit.sbom;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Which Java runtime an image has, by the files {@code release} of itself and of the JDK it was linked from. */
public final class RuntimeInventory {
    private static final String FILE = "release";
    private static final String VERSION = "JAVA_VERSION";

    private RuntimeInventory() {}

    /**
     * @param runtime a linked runtime's folder, whose file says the least
     * @param jdk the folder of the JDK it was linked from
     */
    public static Component of(Path runtime, Path jdk) throws IOException {
        Properties release = read(runtime);
        Properties jdks = read(jdk);
        String version = value(release, VERSION).orElse("unknown");
        boolean known = value(jdks, VERSION).filter(version::equals).isPresent();
        Optional<String> publisher = value(known ? jdks : release, "IMPLEMENTOR");
        String build = value(known ? jdks : release, "JAVA_RUNTIME_VERSION").orElse(version);
        List<Component> modules = Stream.of(value(release, "MODULES").orElse("").split(" "))
                .filter(module -> !module.isEmpty())
                .sorted()
                .map(module -> Component.module(module, build))
                .toList();
        return Component.runtime(publisher, build, modules);
    }

    private static Properties read(Path home) throws IOException {
        Properties release = new Properties();
        if (Files.exists(home.resolve(FILE))) {
            try (Reader reader = Files.newBufferedReader(home.resolve(FILE))) {
                release.load(reader);
            }
        }
        return release;
    }

    private static Optional<String> value(Properties release, String name) {
        return Optional.ofNullable(release.getProperty(name))
                .map(text -> text.replace("\"", "").strip());
    }
}
