package org.prismdata.kit.containerfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a Containerfile has to build.
 *
 * @param javaVersion of the builder's JDK, for instance 17
 * @param modules the JDK's modules to link
 * @param base the image's base, or {@code scratch}
 * @param system the content of the root, where there is no base
 * @param entrypoint the command that starts the plugin
 * @param arguments what follows it, unless the container is given other ones
 * @param environment its variables
 * @param ports {@code 50051/tcp}
 * @param volumes the paths of its volumes
 * @param user whom it runs as
 * @param workingDirectory where it runs
 * @param labels of the image
 * @param layersLeftOut the image's layers that a Containerfile can't make
 */
record Recipe(
        int javaVersion,
        SortedSet<String> modules,
        String base,
        Optional<SystemContents> system,
        List<String> entrypoint,
        List<String> arguments,
        SortedMap<String, String> environment,
        SortedSet<String> ports,
        SortedSet<String> volumes,
        String user,
        Optional<String> workingDirectory,
        SortedMap<String, String> labels,
        List<String> layersLeftOut) {
    Recipe {
        modules = new TreeSet<>(modules);
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        environment = new TreeMap<>(environment);
        ports = new TreeSet<>(ports);
        volumes = new TreeSet<>(volumes);
        labels = new TreeMap<>(Map.copyOf(labels));
        layersLeftOut = List.copyOf(layersLeftOut);
    }
}
