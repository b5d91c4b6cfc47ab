package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.provision.ComposeRequest;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceReader;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;

/** What services a module's build asks for: read once for the goals, and once before them, to start early. */
record ServicePlan(MavenSession session, MavenProject project) {
    /** @throws org.prismdata.kit.problem.PrismException at the first thing that is not right */
    StartRequest request(
            ConfigurationElement services,
            Optional<String> names,
            Optional<String> imageName,
            Optional<ComposeRequest> compose,
            boolean keep,
            Registries registries,
            Lifetimes lifetimes,
            boolean snapshots) {
        return new StartRequest(
                module(), services(services, names, imageName), compose, keep, registries, lifetimes, snapshots);
    }

    /** @throws org.prismdata.kit.problem.PrismException at the first thing that is not right */
    List<ServiceRequest> services(ConfigurationElement services, Optional<String> names, Optional<String> imageName) {
        ServiceCatalog catalog = new ServiceCatalog(() -> new JibSettings(project, session).imageName(imageName));
        return new ServiceReader(catalog, project.getBasedir().toPath(), text(session.getUserProperties()))
                .read(services, names);
    }

    Module module() {
        return new Module(
                project.getGroupId() + ":" + project.getArtifactId(),
                project.getArtifactId(),
                project.getBasedir().toPath(),
                root(),
                Path.of(project.getBuild().getDirectory(), "prism"));
    }

    private Path root() {
        return Stream.of(session.getRequest().getMultiModuleProjectDirectory(), project.getBasedir())
                .filter(folder -> folder != null)
                .findFirst()
                .orElseThrow()
                .toPath();
    }

    private static Map<String, String> text(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
