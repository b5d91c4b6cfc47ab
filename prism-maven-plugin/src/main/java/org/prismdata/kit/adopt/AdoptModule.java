package org.prismdata.kit.adopt;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A module of it.
 *
 * @param pom its POM's file
 * @param parents those of its parents that are edited too, the nearest first
 * @param testSources the folders of its tests' sources
 * @param testResources those of their resources
 * @param charset of its sources
 * @param plugins what its POM and those it inherits say of the {@link #PLUGINS}, by these names
 */
public record AdoptModule(
        Path pom,
        List<Path> parents,
        List<Path> testSources,
        List<Path> testResources,
        Charset charset,
        Map<String, InheritedPlugin> plugins) {
    /** Group and name of the plugins of which it matters what a module inherits. */
    public static final List<String> PLUGINS = List.of(
            KitPlugin.KEY,
            TestPlugins.MAVEN + ":" + TestPlugins.FAILSAFE,
            TestPlugins.MAVEN + ":" + TestPlugins.SUREFIRE,
            DockerPlugin.GROUP + ":" + DockerPlugin.ARTIFACT,
            ComposePlugin.GROUP + ":" + ComposePlugin.ARTIFACT);

    public AdoptModule {
        parents = List.copyOf(parents);
        testSources = List.copyOf(testSources);
        testResources = List.copyOf(testResources);
        plugins = Map.copyOf(plugins);
    }

    Path folder() {
        return pom.getParent();
    }

    InheritedPlugin plugin(String group, String artifact) {
        return plugins.getOrDefault(group + ":" + artifact, InheritedPlugin.NONE);
    }
}
