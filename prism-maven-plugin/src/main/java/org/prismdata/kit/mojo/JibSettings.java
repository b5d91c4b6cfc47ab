package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.Login;
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

    /** Whether registries may speak HTTP, by {@code -Djib.allowInsecureRegistries} or in the POM. */
    boolean insecureRegistries() {
        return properties
                .get("jib.allowInsecureRegistries")
                .or(() -> Optional.ofNullable(configuration().getChild("allowInsecureRegistries"))
                        .map(Xpp3Dom::getValue))
                .filter("true"::equals)
                .isPresent();
    }

    /** Whom to push as, by {@code -Djib.to.auth.*} or {@code <to><auth>}. */
    Optional<Login> login() {
        Optional<Xpp3Dom> auth =
                Optional.ofNullable(configuration().getChild("to")).map(to -> to.getChild("auth"));
        Optional<String> username = properties.get("jib.to.auth.username").or(() -> text(auth, "username"));
        Optional<String> password = properties.get("jib.to.auth.password").or(() -> text(auth, "password"));
        return username.flatMap(user -> password.map(word -> new Login(user, word, "jib-maven-plugin's <to><auth>")));
    }

    private static Optional<String> text(Optional<Xpp3Dom> parent, String element) {
        return parent.map(found -> found.getChild(element)).map(Xpp3Dom::getValue);
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
        return Stream.of(project.getBuild(), project.getPluginManagement())
                .filter(container -> container != null)
                .map(container -> container.getPluginsAsMap().get(JIB))
                .filter(plugin -> plugin != null && plugin.getVersion() != null)
                .findFirst();
    }

    /** A copy of the plugin's configuration. */
    Xpp3Dom configuration() {
        return plugin().map(plugin -> (Xpp3Dom) plugin.getConfiguration())
                .map(Xpp3Dom::new)
                .orElseGet(() -> new Xpp3Dom("configuration"));
    }

    /** The image in {@code <to><image>…</image></to>}, or in its short form {@code <to>…</to>}. */
    private Optional<String> image(String element) {
        return Optional.ofNullable(configuration().getChild(element))
                .map(found -> found.getChildCount() == 0 ? found : found.getChild("image"))
                .map(Xpp3Dom::getValue)
                .filter(value -> !value.isBlank());
    }
}
