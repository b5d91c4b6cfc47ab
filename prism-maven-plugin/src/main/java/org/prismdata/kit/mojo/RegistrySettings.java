package org.prismdata.kit.mojo;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.pull.RegistryMirrors;

/** What Maven's command line and {@code settings.xml} say about registries. Passwords are looked up when one is asked. */
record RegistrySettings(MavenSession session, SettingsDecrypter decrypter) {
    /**
     * @param mirror the value of {@code prism.registryMirror}
     * @throws PrismException if that is no mirror
     */
    Registries registries(Optional<String> mirror) {
        return new Registries(session.isOffline(), RegistryMirrors.parse(mirror), this::login);
    }

    /** Who the user is there, by {@code settings.xml}. */
    Optional<Login> login(String registry) {
        return Optional.ofNullable(session.getSettings().getServer(registry))
                .map(server -> decrypt(server, origin(registry)))
                .filter(server -> server.getUsername() != null && server.getPassword() != null)
                .map(server -> new Login(server.getUsername(), server.getPassword(), origin(registry)));
    }

    private Server decrypt(Server server, String origin) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Optional<SettingsProblem> problem = result.getProblems().stream().findFirst();
        if (problem.isPresent()) {
            throw new PrismException(
                    "the password of " + origin + " can't be decrypted",
                    problem.get().getMessage(),
                    "write it as `mvn --encrypt-password` prints it, with the master password in settings-security.xml");
        }
        return result.getServer();
    }

    private static String origin(String registry) {
        return "<server> " + registry + " in settings.xml";
    }
}
