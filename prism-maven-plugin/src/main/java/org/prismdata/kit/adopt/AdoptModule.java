package org.prismdata.kit.adopt;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * A module of it.
 *
 * @param pom its POM's file
 * @param testSources the folders of its tests' sources
 * @param testResources those of their resources
 * @param charset of its sources
 * @param kit what its POM and those it inherits say of the kit's plugin
 * @param failsafe and of Failsafe
 */
public record AdoptModule(
        Path pom,
        List<Path> testSources,
        List<Path> testResources,
        Charset charset,
        InheritedPlugin kit,
        InheritedPlugin failsafe) {
    public AdoptModule {
        testSources = List.copyOf(testSources);
        testResources = List.copyOf(testResources);
    }

    Path folder() {
        return pom.getParent();
    }
}
