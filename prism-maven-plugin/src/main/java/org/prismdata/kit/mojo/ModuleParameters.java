package org.prismdata.kit.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.provision.ComposeRequest;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.pull.RegistryMirror;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceRequest;

/** The parameters of a module's {@code prism:start} as its POM and the properties have them, without running the goal. */
record ModuleParameters(MavenProject project, BuildProperties properties, Xpp3Dom configuration) {
    private static final String PLUGIN = "plugin";

    /** Those of the goal within the module's build; empty if it is not part of that, or has them only when it runs. */
    static Optional<ModuleParameters> bound(MavenSession session, MavenProject project) {
        return Stream.ofNullable(project.getPlugin(BuildPreparation.KIT))
                .map(Plugin::getExecutions)
                .flatMap(List::stream)
                .filter(execution ->
                        execution.getGoals().contains(StartMojo.NAME) && !"none".equals(execution.getPhase()))
                .map(execution -> of(session, project, execution))
                // An expression that only a goal can evaluate.
                .filter(parameters -> !parameters.configuration().toString().contains("${"))
                .findFirst();
    }

    /** Those of the goal when it is called by hand; empty if the module does not have the plugin. */
    static Optional<ModuleParameters> byHand(MavenSession session, MavenProject project) {
        return bound(session, project)
                .or(() -> Optional.ofNullable(project.getPlugin(BuildPreparation.KIT))
                        .map(plugin -> of(session, project, plugin)));
    }

    private static ModuleParameters of(MavenSession session, MavenProject project, ConfigurationContainer container) {
        return new ModuleParameters(
                project,
                new BuildProperties(session, project),
                container.getConfiguration() instanceof Xpp3Dom dom ? dom : new Xpp3Dom("configuration"));
    }

    /** @throws org.prismdata.kit.problem.PrismException at the first thing that is not right */
    StartRequest request(MavenSession session, Registries registries) {
        return new ServicePlan(session, project)
                .request(
                        services(),
                        text("serviceNames", "prism.services"),
                        text("name", "prism.image.name"),
                        compose(),
                        false,
                        registries,
                        lifetimes(),
                        !text("snapshots", "prism.snapshots").orElse("true").equals("false"));
    }

    /**
     * The services, and if that is wanted the module's own image among them.
     *
     * @throws org.prismdata.kit.problem.PrismException at the first thing that is not right
     */
    List<ServiceRequest> services(MavenSession session, boolean withPlugin) {
        ServicePlan plan = new ServicePlan(session, project);
        Optional<String> imageName = text("name", "prism.image.name");
        List<ServiceRequest> services =
                new ArrayList<>(plan.services(services(), text("serviceNames", "prism.services"), imageName));
        if (withPlugin && services.stream().noneMatch(service -> service.name().equals(PLUGIN))) {
            services.addAll(
                    plan.services(new ConfigurationElement("services", "", List.of()), Optional.of(PLUGIN), imageName));
        }
        return services;
    }

    EngineChoice engine() {
        return new EngineChoice(
                text("engine", "prism.engine").orElse(EngineChoice.ANY),
                text("connection", "prism.connection"),
                text("runtime", "prism.runtime"));
    }

    Optional<String> registryMirror() {
        return text("registryMirror", RegistryMirror.PROPERTY);
    }

    private Optional<String> text(String element, String property) {
        return Optional.ofNullable(configuration.getChild(element))
                .map(Xpp3Dom::getValue)
                .or(() -> properties.get(property));
    }

    private ConfigurationElement services() {
        Xpp3Dom services = configuration.getChild("services");
        return services == null ? new ConfigurationElement("services", "", List.of()) : element(services);
    }

    private static ConfigurationElement element(Xpp3Dom xml) {
        return new ConfigurationElement(
                xml.getName(),
                Optional.ofNullable(xml.getValue()).orElse(""),
                Stream.of(xml.getChildren()).map(ModuleParameters::element).toList());
    }

    private Optional<ComposeRequest> compose() {
        return text("composeFile", "prism.composeFile")
                .map(file -> ComposeRequest.of(
                        project.getBasedir().toPath().resolve(file),
                        text("composeTimeout", "prism.composeTimeout").orElse(StartMojo.COMPOSE_TIMEOUT)));
    }

    private Lifetimes lifetimes() {
        return Lifetimes.ofMinutes(
                text("lifetime", "prism.lifetime").orElse(StartMojo.LIFETIME),
                text("idle", "prism.idle").orElse(StartMojo.IDLE));
    }
}
