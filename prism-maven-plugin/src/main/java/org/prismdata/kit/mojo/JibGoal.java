package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.BaseImage;
import org.prismdata.kit.image.RuntimeExtension;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.problem.PrismException;

/** The user's jib-maven-plugin, run with the kit's extension in it. All of its own configuration keeps its effect. */
final class JibGoal {
    private final PluginGoal goals;
    private final PluginDescriptor kit;
    private final Xpp3Dom configured;
    private final Plugin declared;
    private final Map<Class<?>, Xpp3Dom> additions = new LinkedHashMap<>();

    /** @throws PrismException if the POM does not declare jib-maven-plugin */
    JibGoal(PluginGoal goals, PluginDescriptor kit, JibSettings settings) {
        this.goals = goals;
        this.kit = kit;
        this.configured = settings.configuration();
        this.declared = goals.declared(JibSettings.JIB, "assembles the image");
    }

    /** Has another extension run after that of the runtime. */
    void add(Class<?> extension, Map<String, String> properties) {
        additions.put(extension, extension(extension, properties));
    }

    /**
     * @param goal {@code build} or {@code buildTar}
     * @param name the image's name
     * @param tar the archive for {@code buildTar}
     * @param base the base image; empty for none
     * @param parts what the extension adds
     * @throws PrismException if Jib refuses or fails
     * @throws Exception if the plugin can't be loaded
     */
    void run(String goal, ImageName name, Path tar, Optional<BaseImage> base, RuntimeParts parts) throws Exception {
        Xpp3Dom configuration = new Xpp3Dom(configured);
        PluginGoal.setText(PluginGoal.child(configuration, "to"), "image", name.toString());
        PluginGoal.setText(
                PluginGoal.child(configuration, "from"),
                "image",
                base.map(BaseImage::location).orElse("scratch"));
        if (base.filter(BaseImage::unencrypted).isPresent()) {
            PluginGoal.setText(configuration, "allowInsecureRegistries", "true");
        }
        PluginGoal.setText(PluginGoal.child(configuration, "outputPaths"), "tar", tar.toString());
        Xpp3Dom extensions = PluginGoal.child(configuration, "pluginExtensions");
        extensions.addChild(extension(RuntimeExtension.class, parts.toProperties()));
        additions.values().stream().map(Xpp3Dom::new).forEach(extensions::addChild);

        goals.run(
                pluginWithExtension(),
                goal,
                configuration,
                "assemble " + name,
                "correct jib-maven-plugin's <configuration> or the -Djib.* property; -e shows Jib's whole error");
    }

    private Plugin pluginWithExtension() {
        Plugin plugin = declared.clone();
        Dependency own = new Dependency();
        own.setGroupId(kit.getGroupId());
        own.setArtifactId(kit.getArtifactId());
        own.setVersion(kit.getVersion());
        // Jib brings all that the extension needs.
        Exclusion everything = new Exclusion();
        everything.setGroupId("*");
        everything.setArtifactId("*");
        own.addExclusion(everything);
        plugin.addDependency(own);
        return plugin;
    }

    private static Xpp3Dom extension(Class<?> type, Map<String, String> properties) {
        Xpp3Dom extension = new Xpp3Dom("pluginExtension");
        PluginGoal.setText(extension, "implementation", type.getName());
        Xpp3Dom element = PluginGoal.child(extension, "properties");
        properties.forEach((name, value) -> PluginGoal.setText(element, name, value));
        return extension;
    }
}
