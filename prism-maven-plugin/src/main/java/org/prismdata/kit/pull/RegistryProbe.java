package org.prismdata.kit.pull;

import java.util.Optional;
import org.prismdata.kit.engine.EngineProbe;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.ImageSource;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.TimedOutException;

/** Asks registries whether they would give an image, by the same way and as the same user as {@link ImagePull}. */
public final class RegistryProbe {
    private final EngineProbe engine;
    private final Registries registries;

    public RegistryProbe(EngineProbe engine, Registries registries) {
        this.engine = engine;
        this.registries = registries;
    }

    public Answer ask(ImageName image) {
        try {
            ImageSource source = registries.source(image);
            Optional<LoginFile> login = source.login()
                    .map(user -> LoginFile.write(user, source.remote().registry()));
            try {
                return new Answer(
                        source.remote().registry(),
                        source.mirrored() ? "stands in for " + image.registry() : "",
                        source.login().map(Login::toString).orElse(""),
                        engine.ask(source, login.map(LoginFile::folder)));
            } finally {
                login.ifPresent(LoginFile::delete);
            }
        } catch (TimedOutException e) {
            return new Answer(
                    image.registry(),
                    "",
                    "",
                    Optional.of(new PrismException(
                            "the registry for " + image.registry() + " has not answered in time",
                            e.problem(),
                            "check the network, the proxy (HTTPS_PROXY) and " + RegistryMirror.PROPERTY)));
        } catch (PrismException e) {
            // A password that can't be decrypted.
            return new Answer(image.registry(), "", "", Optional.of(e));
        }
    }

    /**
     * What came of it.
     *
     * @param registry the host that was asked
     * @param mirror for which other registry it stands in; empty if for none
     * @param login as whom it was asked; empty for whom the engine knows itself
     * @param refusal why it would give none; empty if it would
     */
    public record Answer(String registry, String mirror, String login, Optional<PrismException> refusal) {}
}
