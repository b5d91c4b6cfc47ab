package org.prismdata.kit.containerfile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kit knows of the image and Jib's plan does not. It reaches the extension that runs inside Jib as properties.
 *
 * @param file the Containerfile to write
 * @param javaVersion of the JDK that the runtime is linked from
 * @param modules the linked modules
 * @param system the folder that becomes the image's root; empty if a base image brings a system
 */
public record ContainerfileRequest(Path file, int javaVersion, Collection<String> modules, Optional<Path> system) {
    private static final String FILE = "file";
    private static final String JAVA_VERSION = "javaVersion";
    private static final String MODULES = "modules";
    private static final String SYSTEM = "system";

    public ContainerfileRequest {
        modules = List.copyOf(modules);
    }

    public Map<String, String> toProperties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(FILE, file.toString());
        properties.put(JAVA_VERSION, String.valueOf(javaVersion));
        properties.put(MODULES, String.join(",", modules));
        system.ifPresent(folder -> properties.put(SYSTEM, folder.toString()));
        return properties;
    }

    static ContainerfileRequest of(Map<String, String> properties) {
        return new ContainerfileRequest(
                Path.of(properties.get(FILE)),
                Integer.parseInt(properties.get(JAVA_VERSION)),
                List.of(properties.get(MODULES).split(",")),
                Optional.ofNullable(properties.get(SYSTEM)).map(Path::of));
    }
}
