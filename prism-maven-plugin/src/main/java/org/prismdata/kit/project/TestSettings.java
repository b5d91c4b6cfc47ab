package org.prismdata.kit.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What Surefire is told about the tests of a module.
 *
 * @param classes which classes it looks at
 * @param groups tag expressions, one of which a test has to match; empty for all
 * @param excludedGroups tag expressions, none of which a test may match
 * @param properties system properties
 * @param environment variables
 * @param jvmArguments of the JVM that runs them
 * @param folder the working directory
 * @param configuration JUnit's configuration parameters
 * @param classPath what the tests run with, dependencies and JUnit's launcher
 * @param roots the folders of the project's own classes, in the order of the class path
 */
public record TestSettings(
        ClassPatterns classes,
        List<String> groups,
        List<String> excludedGroups,
        Map<String, String> properties,
        Map<String, String> environment,
        List<String> jvmArguments,
        Path folder,
        Map<String, String> configuration,
        List<Path> classPath,
        List<Path> roots) {
    public TestSettings {
        groups = List.copyOf(groups);
        excludedGroups = List.copyOf(excludedGroups);
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        jvmArguments = List.copyOf(jvmArguments);
        configuration = Map.copyOf(configuration);
        classPath = List.copyOf(classPath);
        roots = List.copyOf(roots);
    }
}
