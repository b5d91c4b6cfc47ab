package org.prismdata.kit.mojo;

import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.prismdata.kit.pull.Registries;

/** What the goals have in common that may fetch images. */
abstract class FetchingMojo extends ServiceMojo {
    /**
     * The registry that is asked for the images of Docker Hub in its place: a host, with port and path if it needs them.
     * By default Docker Hub itself is asked, or what the engine's own configuration has for it. The images keep their
     * names. For the images of another registry, that one's host and {@code =} stand before it; several mirrors have commas
     * between them. It may speak HTTP if {@code http://} stands before it, or if it is on this machine. The user name and
     * password for it, and for any other registry, are those of the {@code <server>} in {@code settings.xml} whose
     * {@code <id>} is the registry's host and port, else those of {@code podman login}.
     * Example: {@code -Dprism.registryMirror=mirror.example:5000/dockerhub}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.registryMirror")
    private String registryMirror;

    @Inject
    private SettingsDecrypter decrypter;

    final Registries registries() {
        return new RegistrySettings(session(), decrypter).registries(Optional.ofNullable(registryMirror));
    }
}
