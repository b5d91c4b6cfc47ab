package org.prismdata.kit.mojo;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.adopt.AdoptModule;
import org.prismdata.kit.adopt.AdoptRequest;
import org.prismdata.kit.adopt.Adoption;
import org.prismdata.kit.adopt.InheritedPlugin;
import org.prismdata.kit.adopt.ProjectAdoption;
import org.prismdata.kit.edit.Edits;

/**
 * Makes an existing Maven project use the kit: shows what it would change, and with {@code -Dprism.apply} changes it.
 *
 * <p>It adds the plugin, has Failsafe run the integration tests, gives tests that use containers the name of such tests, and
 * puts the kit's services in the place of docker-maven-plugin, docker-compose-maven-plugin and the containers of
 * Testcontainers, as far as it understands them. What it does not understand it names and leaves alone.
 *
 * @since 0.1.0
 */
@Mojo(name = AdoptMojo.NAME, aggregator = true, threadSafe = true)
public final class AdoptMojo extends EditingMojo {
    static final String NAME = "adopt";

    @Override
    String goal() {
        return NAME;
    }

    @Override
    Edits plan() throws Exception {
        List<MavenProject> projects = session().getProjects();
        List<MavenProject> parents = projects.stream()
                .filter(project -> projects.size() > 1 && project.getPackaging().equals("pom"))
                .toList();
        // A parent's POM is left alone where modules that share it are not looked at.
        List<Path> shared = projects.size() == session().getAllProjects().size()
                ? parents.stream().map(AdoptMojo::pom).toList()
                : List.of();
        AdoptRequest request = new AdoptRequest(
                root(),
                kitVersion(),
                PinnedVersion.of("failsafe"),
                projects.stream()
                        .filter(project -> !parents.contains(project))
                        .map(project -> module(project, shared))
                        .toList(),
                shared);
        Adoption adoption = ProjectAdoption.plan(request);
        show(adoption.edits());
        adoption.done().forEach(getLog()::info);
        adoption.leftAlone().forEach(left -> getLog().warn("left alone: " + left));
        return adoption.edits();
    }

    private AdoptModule module(MavenProject module, List<Path> shared) {
        return new AdoptModule(
                pom(module),
                Stream.iterate(module.getParent(), Objects::nonNull, MavenProject::getParent)
                        .filter(parent -> parent.getFile() != null)
                        .map(AdoptMojo::pom)
                        .filter(shared::contains)
                        .toList(),
                Stream.concat(module.getTestCompileSourceRoots().stream(), addedSources(module))
                        .map(folder -> module.getBasedir().toPath().resolve(folder))
                        .distinct()
                        .toList(),
                module.getTestResources().stream()
                        .map(Resource::getDirectory)
                        .map(Path::of)
                        .toList(),
                Optional.ofNullable(module.getProperties().getProperty("project.build.sourceEncoding"))
                        .map(Charset::forName)
                        .orElse(Charset.defaultCharset()),
                AdoptModule.PLUGINS.stream().collect(Collectors.toMap(key -> key, key -> inherited(module, key))));
    }

    private static Path pom(MavenProject project) {
        return project.getFile().toPath();
    }

    /** What build-helper-maven-plugin would add in a build. */
    private static Stream<String> addedSources(MavenProject module) {
        return Optional.ofNullable(module.getPlugin("org.codehaus.mojo:build-helper-maven-plugin")).stream()
                .flatMap(plugin -> plugin.getExecutions().stream())
                .filter(execution -> execution.getGoals().contains("add-test-source"))
                .flatMap(execution -> values(execution, "sources"));
    }

    private static InheritedPlugin inherited(MavenProject module, String key) {
        Optional<Plugin> declared = Optional.ofNullable(module.getPlugin(key));
        Optional<Plugin> managed = Optional.ofNullable(module.getPluginManagement())
                .map(management -> management.getPluginsAsMap().get(key));
        List<ConfigurationContainer> parts = declared.or(() -> managed).stream()
                .flatMap(plugin -> Stream.concat(Stream.of(plugin), plugin.getExecutions().stream()))
                .toList();
        return new InheritedPlugin(
                declared.isPresent(),
                Stream.of(declared, managed).flatMap(Optional::stream).anyMatch(plugin -> plugin.getVersion() != null),
                declared.or(() -> managed).stream()
                        .flatMap(plugin -> plugin.getExecutions().stream())
                        .flatMap(execution -> execution.getGoals().stream())
                        .collect(Collectors.toSet()),
                parts.stream()
                        .flatMap(part -> children(part.getConfiguration()))
                        .map(Xpp3Dom::getName)
                        .collect(Collectors.toSet()),
                parts.stream().flatMap(part -> values(part, "includes")).toList());
    }

    private static Stream<String> values(ConfigurationContainer part, String list) {
        return children(part.getConfiguration())
                .filter(child -> child.getName().equals(list))
                .flatMap(child -> Stream.of(child.getChildren()))
                .map(Xpp3Dom::getValue)
                .filter(Objects::nonNull);
    }

    private static Stream<Xpp3Dom> children(Object configuration) {
        return configuration instanceof Xpp3Dom dom ? Stream.of(dom.getChildren()) : Stream.empty();
    }
}
