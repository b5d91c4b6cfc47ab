package org.prismdata.kit.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module of a reactor. Those it needs come before it in every list of modules.
 *
 * @param name its artifactId
 * @param folder where its POM is
 * @param buildFolder its {@code target}
 * @param main what it is made of
 * @param test its tests
 * @param tests how they are run; empty if they are not
 */
public record ProjectModule(
        String name, Path folder, Path buildFolder, SourceSet main, SourceSet test, Optional<TestSettings> tests) {

    public List<SourceSet> sourceSets() {
        return List.of(main, test);
    }

    /** The folders that a person writes sources in; what is generated is below the build folder. */
    public Stream<Path> writtenSources() {
        return sourceSets().stream()
                .flatMap(set -> set.sources().stream())
                .filter(root -> !root.startsWith(buildFolder));
    }

    public Stream<ResourceFolder> resources() {
        return sourceSets().stream().flatMap(set -> set.resources().stream());
    }
}
