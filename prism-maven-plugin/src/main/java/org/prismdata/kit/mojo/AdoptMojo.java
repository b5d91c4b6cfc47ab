package org.prismdata.kit.mojo;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
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
    private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin";

    @Override
    String goal() {
        return NAME;
    }

    @Override
    Edits plan() throws Exception {
        List<MavenProject> projects = session().getProjects();
        AdoptRequest request = new AdoptRequest(
                root(),
                kitVersion(),
                PinnedVersion.of("failsafe"),
                projects.stream()
                        .filter(project ->
                                projects.size() == 1 || !project.getPackaging().equals("pom"))
                        .map(this::module)
                        .toList());
        Adoption adoption = ProjectAdoption.plan(request);
        show(adoption.edits());
        adoption.done().forEach(getLog()::info);
        adoption.leftAlone().forEach(left -> getLog().warn("left alone: " + left));
        return adoption.edits();
    }

    private AdoptModule module(MavenProject module) {
        return new AdoptModule(
                module.getFile().toPath(),
                module.getTestCompileSourceRoots().stream().map(Path::of).toList(),
                module.getTestResources().stream()
                        .map(Resource::getDirectory)
                        .map(Path::of)
                        .toList(),
                Optional.ofNullable(module.getProperties().getProperty("project.build.sourceEncoding"))
                        .map(Charset::forName)
                        .orElse(Charset.defaultCharset()),
                inherited(module, BuildPreparation.KIT),
                inherited(module, FAILSAFE));
    }

    private static InheritedPlugin inherited(MavenProject module, String key) {
        Optional<Plugin> declared = Optional.ofNullable(module.getPlugin(key));
        Optional<Plugin> managed = Optional.ofNullable(module.getPluginManagement())
                .map(management -> management.getPluginsAsMap().get(key));
        Set<String> goals = declared.or(() -> managed).map(Plugin::getExecutions).stream()
                .flatMap(Collection::stream)
                .map(PluginExecution::getGoals)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        boolean versioned =
                Stream.of(declared, managed).flatMap(Optional::stream).anyMatch(plugin -> plugin.getVersion() != null);
        return new InheritedPlugin(declared.isPresent(), versioned, goals);
    }
}
