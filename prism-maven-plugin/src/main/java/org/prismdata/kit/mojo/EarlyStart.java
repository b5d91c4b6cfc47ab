package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.service.ConfigurationElement;

/**
 * The services that a build will come to need, known from the POMs before its first goal, so that they start while it
 * compiles. Only a build whose plan has the integration tests needs any. What the goal then is told by its parameters
 * counts; should that be something else, this was in vain.
 */
final class EarlyStart {
    private static final Set<String> PHASES =
            Set.of("pre-integration-test", "integration-test", "post-integration-test", "verify", "install", "deploy");

    private final MavenSession session;

    EarlyStart(MavenSession session) {
        this.session = session;
    }

    /** @throws org.prismdata.kit.problem.PrismException at the first thing in a POM that is not right */
    void begin() {
        if (session.getGoals().stream().noneMatch(PHASES::contains)) {
            return;
        }
        List<ModuleParameters> modules = session.getProjects().stream()
                .flatMap(project -> parameters(project).stream())
                .toList();
        List<StartRequest> requests = modules.stream()
                .map(module -> new ServicePlan(session, module.project())
                        .request(
                                module.services(),
                                module.text("serviceNames", "prism.services"),
                                module.text("name", "prism.image.name"),
                                false,
                                module.lifetimes(),
                                !module.text("snapshots", "prism.snapshots")
                                        .orElse("true")
                                        .equals("false")))
                .filter(request -> !request.services().isEmpty())
                .toList();
        if (!requests.isEmpty()) {
            SessionData.services(session, modules.get(0).engine()).announce(requests);
        }
    }

    private Optional<ModuleParameters> parameters(MavenProject project) {
        BuildProperties properties = new BuildProperties(session, project);
        boolean wanted = properties.withoutServices().isEmpty()
                && properties
                        .get("prism.skip")
                        .filter(value -> !value.equals("false"))
                        .isEmpty();
        return Stream.ofNullable(project.getPlugin(BuildPreparation.KIT))
                .map(Plugin::getExecutions)
                .flatMap(List::stream)
                .filter(execution ->
                        wanted && execution.getGoals().contains(StartMojo.NAME) && !"none".equals(execution.getPhase()))
                .map(execution -> new ModuleParameters(
                        project,
                        properties,
                        execution.getConfiguration() instanceof Xpp3Dom dom ? dom : new Xpp3Dom("configuration")))
                // An expression that only a goal can evaluate.
                .filter(parameters -> !parameters.configuration().toString().contains("${"))
                .findFirst();
    }

    /** A goal's parameters as the POM and the properties have them. */
    private record ModuleParameters(MavenProject project, BuildProperties properties, Xpp3Dom configuration) {
        Optional<String> text(String element, String property) {
            return Optional.ofNullable(configuration.getChild(element))
                    .map(Xpp3Dom::getValue)
                    .or(() -> properties.get(property));
        }

        EngineChoice engine() {
            return new EngineChoice(
                    text("engine", "prism.engine").orElse(EngineChoice.ANY), text("connection", "prism.connection"));
        }

        ConfigurationElement services() {
            Xpp3Dom services = configuration.getChild("services");
            return services == null ? new ConfigurationElement("services", "", List.of()) : element(services);
        }

        private static ConfigurationElement element(Xpp3Dom xml) {
            return new ConfigurationElement(
                    xml.getName(),
                    Optional.ofNullable(xml.getValue()).orElse(""),
                    Stream.of(xml.getChildren()).map(ModuleParameters::element).toList());
        }

        Lifetimes lifetimes() {
            return Lifetimes.ofMinutes(
                    text("lifetime", "prism.lifetime").orElse(StartMojo.LIFETIME),
                    text("idle", "prism.idle").orElse(StartMojo.IDLE));
        }
    }
}
