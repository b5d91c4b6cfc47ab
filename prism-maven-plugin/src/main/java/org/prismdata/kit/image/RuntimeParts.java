package org.prismdata.kit.image;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the kit adds to Jib's image. It reaches the extension that runs inside Jib as properties.
 *
 * @param runtime the linked Java runtime's folder
 * @param system the folder to copy to the image's root; empty if a base image brings a system
 * @param architecture the architecture of both
 */
public record RuntimeParts(Path runtime, Optional<Path> system, String architecture) {
    private static final String RUNTIME = "runtime";
    private static final String SYSTEM = "system";
    private static final String ARCHITECTURE = "architecture";

    public Map<String, String> toProperties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(RUNTIME, runtime.toString());
        properties.put(ARCHITECTURE, architecture);
        system.ifPresent(folder -> properties.put(SYSTEM, folder.toString()));
        return properties;
    }

    static RuntimeParts of(Map<String, String> properties) {
        return new RuntimeParts(
                Path.of(properties.get(RUNTIME)),
                Optional.ofNullable(properties.get(SYSTEM)).map(Path::of),
                properties.get(ARCHITECTURE));
    }
}
