package org.prismdata.kit.adopt;

import eu.maveniverse.domtrip.Element;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.prismdata.kit.pom.PomFile;

/**
 * The docker-compose-maven-plugin of dkanejs, where it starts a Compose file around the integration tests.
 *
 * <p>Source: its README, "Configuration".
 *
 * @param file the Compose file, from the module's folder on
 */
record ComposePlugin(String file) {
    static final String GROUP = "com.dkanejs.maven.plugins";
    static final String ARTIFACT = "docker-compose-maven-plugin";

    private static final Map<String, String> PHASES =
            Map.of("up", "pre-integration-test", "down", "post-integration-test");
    private static final Set<String> CONFIGURATION = Set.of(
            "composeFile",
            "detachedMode",
            "removeVolumes",
            "removeOrphans",
            "ignorePullFailures",
            "projectName",
            "verbose");
    private static final String USUAL = "src/main/resources/docker-compose.yml";

    /** @throws NotUnderstood if it does more than the kit can do in its place */
    static ComposePlugin read(PomFile pom, Element plugin, InheritedPlugin model) throws NotUnderstood {
        PluginBlock block = new PluginBlock(plugin);
        block.onlyRuns(PHASES);
        String file = USUAL;
        List<Element> configurations = block.children().stream()
                .filter(child -> child.name().equals("configuration"))
                .toList();
        for (Element configuration : configurations) {
            PluginBlock.onlyHas(configuration, CONFIGURATION);
            file = DockerPlugin.inProject(
                    configuration.childTextOr("composeFile", USUAL).strip());
        }
        Set<String> others = new TreeSet<>(model.settings());
        configurations.stream()
                .flatMap(Element::childElements)
                .map(Element::name)
                .forEach(others::remove);
        if (!others.isEmpty()) {
            throw new NotUnderstood("more of it is said elsewhere, in <pluginManagement>: <"
                    + String.join(">, <", others) + ">; move that to where it is declared");
        }
        if (!Files.isRegularFile(pom.folder().resolve(file))) {
            throw new NotUnderstood("its Compose file " + file + " is not there");
        }
        return new ComposePlugin(file);
    }
}
