package org.prismdata.kit.project;

import java.nio.file.Path;
import java.util.List;

/**
 * Sources that are compiled together.
 *
 * @param sources folders of sources, also of generated ones
 * @param resources folders of what is copied beside the classes
 * @param output where the classes go
 * @param classPath what they are compiled against, without their own output
 * @param compiler how they are compiled
 */
public record SourceSet(
        List<Path> sources,
        List<ResourceFolder> resources,
        Path output,
        List<Path> classPath,
        CompilerSettings compiler) {
    public SourceSet {
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
        classPath = List.copyOf(classPath);
    }
}
