package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.TargetName;

/** What the user told jib-maven-plugin, in the POM and by {@code -Djib.*}. */
final class JibSettings {
    static final String JIB = "com.google.cloud.tools:jib-maven-plugin";

    private final MavenProject project;
    private final BuildProperties properties;

    JibSettings(MavenProject project, MavenSession session) {
        this.project = project;
        this.properties = new BuildProperties(session, project);
    }

    /**
     * The name of the project's image: the kit's own setting, else {@code -Dimage} or {@code -Djib.to.image}, which Jib
     * prefers in this order, else {@code <to><image>}, else one made from the project's coordinates.
     *
     * @param own the value of {@code prism.image.name}
     */
    ImageName imageName(Optional<String> own) {
        return TargetName.of(
                own,
                properties.get("image").or(() -> properties.get("jib.to.image")),
                image("to"),
                project.getArtifactId(),
                project.getVersion());
    }

    /** Where Jib will write the archive: {@code -Djib.outputPaths.tar}, or else where it is told to. */
    Path archive(Path otherwise) {
        return properties.get("jib.outputPaths.tar").map(Path::of).orElse(otherwise);
    }

    /** The base image that the user chose, by {@code -Djib.from.image} or {@code <from><image>}. */
    Optional<String> baseImage() {
        return properties.get("jib.from.image").or(() -> image("from"));
    }

    /** Whether the user chose what the image starts, by {@code -Djib.container.entrypoint} or in the POM. */
    boolean ownEntrypoint() {
        return properties.get("jib.container.entrypoint").isPresent()
                || Optional.ofNullable(configuration().getChild("container"))
                        .map(container -> container.getChild("entrypoint"))
                        .isPresent();
    }

    /** The plugin as the POM declares it; empty if it gives no version of it. */
    Optional<Plugin> plugin() {
        return PluginGoal.find(project, JIB);
    }

    /** A copy of the plugin's configuration. */
    Xpp3Dom configuration() {
        return plugin().map(PluginGoal::configuration).orElseGet(() -> new Xpp3Dom("configuration"));
    }

    /** The image in {@code <to><image>…</image></to>}, or in its short form {@code <to>…</to>}. */
    private Optional<String> image(String element) {
        return Optional.ofNullable(configuration().getChild(element))
                .map(found -> found.getChildCount() == 0 ? found : found.getChild("image"))
                .map(Xpp3Dom::getValue)
                .filter(value -> !value.isBlank());
    }
}
