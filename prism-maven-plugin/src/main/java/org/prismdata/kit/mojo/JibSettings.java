package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.image.TargetName;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.problem.PrismException;

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

    /** @throws PrismException if a property, which Jib obeys before all else, names the image that is made of several */
    void requireFreeName() {
        Stream.of("image", "jib.to.image")
                .filter(name -> properties.get(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new PrismException(
                            name + " is '" + properties.get(name).orElseThrow() + "', and there are several platforms",
                            "Jib would push each platform's image under that name",
                            "name the image by -Dprism.image.name");
                });
    }

    /** Where Jib will write the archive: {@code -Djib.outputPaths.tar}, or else where it is told to. */
    Path archive(Path otherwise) {
        return properties.get("jib.outputPaths.tar").map(Path::of).orElse(otherwise);
    }

    /** The base image that the user chose, by {@code -Djib.from.image} or {@code <from><image>}. */
    Optional<String> baseImage() {
        return properties.get("jib.from.image").or(() -> image("from"));
    }

    /** The platforms that the user chose, by {@code -Djib.from.platforms} or {@code <from><platforms>}. */
    List<TargetPlatform> platforms() {
        Optional<String> property = properties.get("jib.from.platforms");
        if (property.isPresent()) {
            return TargetPlatform.parse(property.get());
        }
        return Optional.ofNullable(configuration().getChild("from"))
                .map(from -> from.getChild("platforms"))
                .map(platforms -> Stream.of(platforms.getChildren())
                        .map(platform -> text(platform, "os", "linux") + "/" + text(platform, "architecture", "amd64"))
                        .collect(Collectors.joining(",")))
                .map(TargetPlatform::parse)
                .orElse(List.of());
    }

    private static String text(Xpp3Dom parent, String child, String byDefault) {
        return Optional.ofNullable(parent.getChild(child))
                .map(Xpp3Dom::getValue)
                .orElse(byDefault);
    }

    /** The further names that the user gives it, by {@code -Djib.to.tags} or {@code <to><tags>}. */
    List<String> tags() {
        return properties
                .get("jib.to.tags")
                .map(text -> List.of(text.split(",")))
                .orElseGet(() -> Optional.ofNullable(configuration().getChild("to"))
                        .map(to -> to.getChild("tags"))
                        .map(tags -> Stream.of(tags.getChildren())
                                .map(Xpp3Dom::getValue)
                                .toList())
                        .orElse(List.of()));
    }

    /** Who pushes it, by {@code -Djib.to.auth.*} or {@code <to><auth>}. */
    Optional<Login> login() {
        Optional<Xpp3Dom> auth =
                Optional.ofNullable(configuration().getChild("to")).map(to -> to.getChild("auth"));
        Optional<String> username =
                properties.get("jib.to.auth.username").or(() -> auth.map(login -> text(login, "username", "")));
        Optional<String> password =
                properties.get("jib.to.auth.password").or(() -> auth.map(login -> text(login, "password", "")));
        return username.filter(text -> !text.isEmpty())
                .flatMap(name -> password.filter(text -> !text.isEmpty())
                        .map(secret -> new Login(name, secret, "jib-maven-plugin's <to><auth>")));
    }

    /** Whether a registry may speak HTTP, or have a certificate that nobody vouches for. */
    boolean unencrypted() {
        return properties
                .get("jib.allowInsecureRegistries")
                .or(() -> Optional.of(text(configuration(), "allowInsecureRegistries", "false")))
                .filter(Boolean::parseBoolean)
                .isPresent();
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
