package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.RuntimeExtension;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.problem.PrismException;

/** The user's jib-maven-plugin, run with the kit's extension in it. All of its own configuration keeps its effect. */
final class JibGoal {
    private static final String JIB = "com.google.cloud.tools:jib-maven-plugin";

    private final MavenProject project;
    private final MavenSession session;
    private final BuildPluginManager plugins;
    private final PluginDescriptor kit;

    JibGoal(MavenProject project, MavenSession session, BuildPluginManager plugins, PluginDescriptor kit) {
        this.project = project;
        this.session = session;
        this.plugins = plugins;
        this.kit = kit;
    }

    /** The image's name by {@code -Dimage} or {@code -Djib.to.image}, which Jib prefers in this order. */
    Optional<String> imageNameProperty() {
        return property("image").or(() -> property("jib.to.image"));
    }

    /** The image's name by {@code <to><image>}. */
    Optional<String> imageNameElement() {
        return image("to");
    }

    /** Where Jib will write the archive: {@code -Djib.outputPaths.tar}, or else where it is told to. */
    Path archive(Path otherwise) {
        return property("jib.outputPaths.tar").map(Path::of).orElse(otherwise);
    }

    /** Whether the user chose a base image, by {@code -Djib.from.image} or {@code <from><image>}. */
    boolean hasBaseImage() {
        return property("jib.from.image").or(() -> image("from")).isPresent();
    }

    /**
     * @param goal {@code build} or {@code buildTar}
     * @param name the image's name
     * @param tar the archive for {@code buildTar}
     * @param parts what the extension adds
     * @throws PrismException if Jib refuses or fails
     * @throws Exception if the plugin can't be loaded
     */
    void run(String goal, ImageName name, Path tar, RuntimeParts parts) throws Exception {
        Xpp3Dom configuration = configuration();
        setText(child(configuration, "to"), "image", name.toString());
        if (!hasBaseImage()) {
            setText(child(configuration, "from"), "image", "scratch");
        }
        setText(child(configuration, "outputPaths"), "tar", tar.toString());
        child(configuration, "pluginExtensions").addChild(extension(parts));

        MojoDescriptor mojo = plugins.loadPlugin(
                        pluginWithExtension(), project.getRemotePluginRepositories(), session.getRepositorySession())
                .getMojo(goal);
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

    private Plugin configuredPlugin() {
        return Stream.of(project.getBuild(), project.getPluginManagement())
                .filter(container -> container != null)
                .map(container -> container.getPluginsAsMap().get(JIB))
                .filter(plugin -> plugin != null && plugin.getVersion() != null)
                .findFirst()
                .orElseThrow(() -> new PrismException(
                        "the POM gives no version of jib-maven-plugin",
                        "prism:image assembles the image with it",
                        "make org.prismdata:prism-bom the project's <parent>, or add " + JIB
                                + " with its <version> to <build><pluginManagement>"));
    }

    private Plugin pluginWithExtension() {
        Plugin plugin = configuredPlugin().clone();
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

    private static Xpp3Dom extension(RuntimeParts parts) {
        Xpp3Dom extension = new Xpp3Dom("pluginExtension");
        setText(extension, "implementation", RuntimeExtension.class.getName());
        Xpp3Dom properties = child(extension, "properties");
        parts.toProperties().forEach((name, value) -> setText(properties, name, value));
        return extension;
    }

    private Xpp3Dom configuration() {
        Xpp3Dom users = (Xpp3Dom) configuredPlugin().getConfiguration();
        return users == null ? new Xpp3Dom("configuration") : new Xpp3Dom(users);
    }

    /** The image in {@code <to><image>…</image></to>}, or in its short form {@code <to>…</to>}. */
    private Optional<String> image(String element) {
        return Optional.ofNullable(configuration().getChild(element))
                .map(found -> found.getChildCount() == 0 ? found : found.getChild("image"))
                .map(Xpp3Dom::getValue)
                .filter(value -> !value.isBlank());
    }

    private Optional<String> property(String name) {
        return Stream.of(session.getUserProperties(), project.getProperties(), session.getSystemProperties())
                .map((Properties properties) -> properties.getProperty(name))
                .filter(value -> value != null)
                .findFirst();
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
