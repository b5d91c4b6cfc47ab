package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.BaseImage;
import org.prismdata.kit.image.RuntimeExtension;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.problem.PrismException;

/** The user's jib-maven-plugin, run with the kit's extension in it. All of its own configuration keeps its effect. */
final class JibGoal {
    private final MavenProject project;
    private final MavenSession session;
    private final BuildPluginManager plugins;
    private final PluginDescriptor kit;
    private final Xpp3Dom configured;
    private final Plugin declared;
    private final Map<Class<?>, Xpp3Dom> additions = new LinkedHashMap<>();

    /** @throws PrismException if the POM does not declare jib-maven-plugin */
    JibGoal(
            MavenProject project,
            MavenSession session,
            BuildPluginManager plugins,
            PluginDescriptor kit,
            JibSettings settings) {
        this.project = project;
        this.session = session;
        this.plugins = plugins;
        this.kit = kit;
        this.configured = settings.configuration();
        this.declared = settings.plugin()
                .orElseThrow(() -> new PrismException(
                        "the POM gives no version of jib-maven-plugin",
                        "prism:image assembles the image with it",
                        "make org.prismdata:prism-bom the project's <parent>, or add " + JibSettings.JIB
                                + " with its <version> to <build><pluginManagement>"));
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
        setText(child(configuration, "to"), "image", name.toString());
        setText(
                child(configuration, "from"),
                "image",
                base.map(BaseImage::location).orElse("scratch"));
        if (base.filter(BaseImage::unencrypted).isPresent()) {
            setText(configuration, "allowInsecureRegistries", "true");
        }
        setText(child(configuration, "outputPaths"), "tar", tar.toString());
        Xpp3Dom extensions = child(configuration, "pluginExtensions");
        extensions.addChild(extension(RuntimeExtension.class, parts.toProperties()));
        additions.values().stream().map(Xpp3Dom::new).forEach(extensions::addChild);

        MojoDescriptor mojo = load(pluginWithExtension()).getMojo(goal);
        Xpp3Dom complete = Xpp3Dom.mergeXpp3Dom(configuration, defaults(mojo.getMojoConfiguration()));
        try {
            plugins.executeMojo(session, new MojoExecution(mojo, complete));
        } catch (MojoExecutionException | MojoFailureException | PluginManagerException e) {
            // Maven wraps what a goal throws unexpectedly; Jib's own sentence is the one that helps.
            Throwable said = e instanceof PluginManagerException && e.getCause() != null ? e.getCause() : e;
            throw new PrismException(
                    "jib-maven-plugin could not assemble " + name,
                    String.valueOf(said.getMessage()),
                    "correct jib-maven-plugin's <configuration> or the -Djib.* property; -e shows Jib's whole error",
                    said);
        }
    }

    private PluginDescriptor load(Plugin jib) throws Exception {
        try {
            return plugins.loadPlugin(jib, project.getRemotePluginRepositories(), session.getRepositorySession());
        } catch (PluginResolutionException e) {
            throw new PrismException(
                    "jib-maven-plugin, which assembles the image, could not be fetched",
                    String.valueOf(e.getMessage()),
                    session.isOffline()
                            ? "run the goal once without -o"
                            : "check the version in the POM, and the way to the plugin repository",
                    e);
        }
    }

    /** A goal's own defaults, such as {@code ${jib.skip}}, which Maven adds only when it plans the goal itself. */
    private static Xpp3Dom defaults(PlexusConfiguration element) {
        Xpp3Dom copy = new Xpp3Dom(element.getName());
        copy.setValue(element.getValue());
        for (String attribute : element.getAttributeNames()) {
            copy.setAttribute(attribute, element.getAttribute(attribute));
        }
        for (PlexusConfiguration child : element.getChildren()) {
            copy.addChild(defaults(child));
        }
        return copy;
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
        setText(extension, "implementation", type.getName());
        Xpp3Dom element = child(extension, "properties");
        properties.forEach((name, value) -> setText(element, name, value));
        return extension;
    }

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        Xpp3Dom child = parent.getChild(name);
        if (child == null) {
            child = new Xpp3Dom(name);
            parent.addChild(child);
        }
        return child;
    }

    private static void setText(Xpp3Dom parent, String name, String value) {
        child(parent, name).setValue(value);
    }
}
