package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.prismdata.kit.provision.StartRequest;

/**
 * The services that a build will come to need, known from the POMs before its first goal, so that they start while it
 * compiles. Only a build whose plan has the integration tests needs any. What the goal then is told by its parameters
 * counts; should that be something else, this was in vain.
 */
final class EarlyStart {
    private static final Set<String> PHASES =
            Set.of("pre-integration-test", "integration-test", "post-integration-test", "verify", "install", "deploy");

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    EarlyStart(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /** @throws org.prismdata.kit.problem.PrismException at the first thing in a POM that is not right */
    void begin() {
        if (session.getGoals().stream().noneMatch(PHASES::contains)) {
            return;
        }
        List<ModuleParameters> modules = session.getProjects().stream()
                .filter(this::wanted)
                .flatMap(project -> ModuleParameters.bound(session, project).stream())
                .toList();
        RegistrySettings registries = new RegistrySettings(session, decrypter);
        List<StartRequest> requests = modules.stream()
                .map(module -> module.request(session, registries.registries(module.registryMirror())))
                .filter(request -> !request.isEmpty())
                .toList();
        if (!requests.isEmpty()) {
            SessionData.services(session, modules.get(0).engine()).announce(requests);
        }
    }

    private boolean wanted(MavenProject project) {
        BuildProperties properties = new BuildProperties(session, project);
        return properties.withoutServices().isEmpty()
                && properties
                        .get("prism.skip")
                        .filter(value -> !value.equals("false"))
                        .isEmpty();
    }
}
