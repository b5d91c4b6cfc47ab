package org.prismdata.kit.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.prismdata.kit.budget.Budget;
import org.prismdata.kit.engine.ImageName;

/**
 * The image to build.
 *
 * @param name its name
 * @param output where it goes
 * @param variant its kind
 * @param tar the archive to write, unless it goes to a registry
 * @param classPath the project's class folder and the jars it runs with
 * @param extraModules JDK modules to add to those found
 * @param ownBase whether the user chose a base image, which then brings the C library
 * @param workFolder keeps the linked runtime from one build to the next
 * @param budget what the image may measure
 */
public record ImageRequest(
        ImageName name,
        ImageOutput output,
        ImageVariant variant,
        Path tar,
        List<Path> classPath,
        Set<String> extraModules,
        boolean ownBase,
        Path workFolder,
        Budget budget) {

    public ImageRequest {
        classPath = List.copyOf(classPath);
        extraModules = Set.copyOf(extraModules);
    }
}
