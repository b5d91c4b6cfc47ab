package org.prismdata.kit.image;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.classpath.ClassPathJars;

/**
 * What the kit adds to Jib's image. It reaches the extension that runs inside Jib as properties.
 *
 * @param system the folder to copy to the image's root; empty if a base image brings all that the runtime needs
 * @param runtime the linked Java runtime's folder; empty if a base image brings it
 * @param tools a folder of programs to look into a container with, to copy to the image's root
 * @param jars what takes the place of Jib's class path
 * @param archive the classes of the jars, ready to be mapped
 * @param program the native program that takes the place of Java and its class path
 * @param jdk the folder of the JDK that the runtime was linked from; empty if it is not on this machine
 * @param thisSystem whether the system's files are this machine's
 * @param architecture the architecture of system and runtime, or of the program
 */
public record RuntimeParts(
        Optional<Path> system,
        Optional<Path> runtime,
        Optional<Path> tools,
        ClassPathJars jars,
        Optional<Path> archive,
        Optional<Path> program,
        Optional<Path> jdk,
        boolean thisSystem,
        String architecture) {
    private static final String SYSTEM = "system";
    private static final String RUNTIME = "runtime";
    private static final String TOOLS = "tools";
    private static final String DEPENDENCIES = "dependencies";
    private static final String APPLICATION = "application";
    private static final String ARCHIVE = "archive";
    private static final String PROGRAM = "program";
    private static final String JDK = "jdk";
    private static final String THIS_SYSTEM = "thisSystem";
    private static final String ARCHITECTURE = "architecture";

    public Map<String, String> toProperties() {
        Map<String, String> properties = new HashMap<>();
        system.ifPresent(folder -> properties.put(SYSTEM, folder.toString()));
        runtime.ifPresent(folder -> properties.put(RUNTIME, folder.toString()));
        tools.ifPresent(folder -> properties.put(TOOLS, folder.toString()));
        properties.put(DEPENDENCIES, jars.dependencies().toString());
        properties.put(APPLICATION, jars.application().toString());
        archive.ifPresent(file -> properties.put(ARCHIVE, file.toString()));
        program.ifPresent(file -> properties.put(PROGRAM, file.toString()));
        jdk.ifPresent(folder -> properties.put(JDK, folder.toString()));
        properties.put(THIS_SYSTEM, String.valueOf(thisSystem));
        properties.put(ARCHITECTURE, architecture);
        return properties;
    }

    static RuntimeParts of(Map<String, String> properties) {
        return new RuntimeParts(
                path(properties, SYSTEM),
                path(properties, RUNTIME),
                path(properties, TOOLS),
                new ClassPathJars(Path.of(properties.get(DEPENDENCIES)), Path.of(properties.get(APPLICATION))),
                path(properties, ARCHIVE),
                path(properties, PROGRAM),
                path(properties, JDK),
                Boolean.parseBoolean(properties.get(THIS_SYSTEM)),
                properties.get(ARCHITECTURE));
    }

    RuntimeParts with(Path classArchive) {
        return new RuntimeParts(
                system, runtime, tools, jars, Optional.of(classArchive), program, jdk, thisSystem, architecture);
    }

    RuntimeParts withProgram(Path file) {
        return new RuntimeParts(
                system, runtime, tools, jars, archive, Optional.of(file), jdk, thisSystem, architecture);
    }

    private static Optional<Path> path(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(Path::of);
    }
}
