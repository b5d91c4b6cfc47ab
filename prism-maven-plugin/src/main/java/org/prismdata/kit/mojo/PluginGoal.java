package org.prismdata.kit.mojo;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
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
import org.prismdata.kit.problem.PrismException;

/** Runs a goal of another plugin within the goal at hand. */
record PluginGoal(MavenProject project, MavenSession session, BuildPluginManager plugins) {

    /** A plugin as the POM declares it, or manages it; empty if it gives no version of it. */
    static Optional<Plugin> find(MavenProject project, String key) {
        return Stream.of(project.getBuild(), project.getPluginManagement())
                .filter(container -> container != null)
                .map(container -> container.getPluginsAsMap().get(key))
                .filter(plugin -> plugin != null && plugin.getVersion() != null)
                .findFirst();
    }

    /**
     * @param key {@code groupId:artifactId}
     * @param purpose what {@code prism:image} has it for, as in "assembles the image"
     * @throws PrismException if the POM gives no version of it
     */
    Plugin declared(String key, String purpose) {
        String artifactId = key.substring(key.indexOf(':') + 1);
        return find(project, key)
                .orElseThrow(() -> new PrismException(
                        "the POM gives no version of " + artifactId,
                        "in prism:image it " + purpose,
                        "make org.prismdata:prism-bom the project's <parent>, or add " + key
                                + " with its <version> to <build><pluginManagement>"));
    }

    /** A copy of what the POM configures for all goals of a plugin. */
    static Xpp3Dom configuration(Plugin plugin) {
        return Optional.ofNullable((Xpp3Dom) plugin.getConfiguration())
                .map(Xpp3Dom::new)
                .orElseGet(() -> new Xpp3Dom("configuration"));
    }

    /**
     * @param configuration what the goal is told; its own defaults are added
     * @param work what it is to do, for the message if it fails
     * @param fix what puts it right then
     * @throws PrismException if it can't be fetched, refuses or fails
     * @throws Exception if it can't be loaded
     */
    void run(Plugin plugin, String goal, Xpp3Dom configuration, String work, String fix) throws Exception {
        MojoDescriptor mojo = load(plugin).getMojo(goal);
        Xpp3Dom complete = Xpp3Dom.mergeXpp3Dom(configuration, defaults(mojo.getMojoConfiguration()));
        try {
            plugins.executeMojo(session, new MojoExecution(mojo, complete));
        } catch (MojoExecutionException | MojoFailureException | PluginManagerException e) {
            // Maven wraps what a goal throws unexpectedly; the goal's own sentence is the one that helps.
            Throwable said = e instanceof PluginManagerException && e.getCause() != null ? e.getCause() : e;
            throw new PrismException(
                    plugin.getArtifactId() + " could not " + work, String.valueOf(said.getMessage()), fix, said);
        }
    }

    private PluginDescriptor load(Plugin plugin) throws Exception {
        try {
            return plugins.loadPlugin(plugin, project.getRemotePluginRepositories(), session.getRepositorySession());
        } catch (PluginResolutionException e) {
            throw new PrismException(
                    plugin.getArtifactId() + ", which prism:image runs, could not be fetched",
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

    static Xpp3Dom child(Xpp3Dom parent, String name) {
        Xpp3Dom child = parent.getChild(name);
        if (child == null) {
            child = new Xpp3Dom(name);
            parent.addChild(child);
        }
        return child;
    }

    static void setText(Xpp3Dom parent, String name, String value) {
        child(parent, name).setValue(value);
    }
}
